package dev.monitored.cli.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.cli.InstalledProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link BurnAlerts} against the rules of the pack, which promtool evaluates: which
 * alerts fire in each minute.
 */
class BurnAlertsIT {

	private static final Path RULES = Path
		.of("..", "autoconfigure", "src", "main", "resources", "META-INF", "monitored", "prometheus", "slo-rules.yml")
		.toAbsolutePath()
		.normalize();

	private static final int MINUTES = 2_200;

	/**
	 * Minutes that are compared at a time: promtool reads few samples in one query.
	 */
	private static final int STEP = 20;

	private static final InstalledProgram promtool = new InstalledProgram("promtool");

	private final StringBuilder series = new StringBuilder();

	private final Map<String, Integer> firing = new TreeMap<>();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@BeforeEach
	void requirePromtool() {
		promtool.require();
	}

	@Test
	void fireWhenTheRulesDo() throws Exception {
		chance("half of 50 %", 0.5, 30, 4, 0.25);
		chance("twice 99 %", 0.99, 7, 12, 0.02);
		chance("halves of events", 0.95, 28, 3, 0.2);
		outage("outage at 99.9 %", 0.999, 30, 2);
		outage("outage at 95 %", 0.95, 28, 1);
		steady("a bad minute in ten", 0.999, 30, (minute) -> (minute % 10 == 7) ? 10 : 0, (minute) -> 10);
		steady("an hour, then silence", 0.999, 30, (minute) -> (minute > 1_000 && minute < 1_060) ? 10 : 0,
				(minute) -> (minute < 1_200) ? 10 : 0);
		gap("no data for 5 minutes", 1_100 + 5);
		gap("no data for 12 minutes", 1_100 + 12);
		gap("no data for 16 minutes", 1_100 + 16);
		gap("no data for 45 minutes", 1_100 + 45);
		gap("no data any more", MINUTES + 1);
		verify();
	}

	/**
	 * All calls fail, and after a scrape at 1,100 there is none until the next. Versions
	 * of Prometheus differ by a minute in when alerts end, and the rules know an
	 * objective some minutes before its next events: these minutes are not compared.
	 */
	private void gap(String slo, int next) {
		add(slo, 0.99, 30, (minute) -> (minute > 1_000 && minute < 1_200) ? 4 : 0, (minute) -> 4,
				(minute) -> minute <= 1_100 || minute >= next,
				(minute) -> Math.abs(minute - 1_115) > 1 && (minute < next || minute > next + 5));
	}

	private void chance(String slo, double target, int days, int perMinute, double share) {
		SplittableRandom random = new SplittableRandom(1);
		double[] bad = IntStream.range(0, MINUTES)
			.mapToDouble((minute) -> random.doubles(perMinute).filter((number) -> number < share).count()
					/ (slo.startsWith("halves") ? 2.0 : 1))
			.toArray();
		steady(slo, target, days, (minute) -> bad[minute], (minute) -> perMinute);
	}

	private void outage(String slo, double target, int days, int perMinute) {
		steady(slo, target, days, (minute) -> (minute % 1_700 > 1_200 && minute % 1_700 < 1_600) ? perMinute : 0,
				(minute) -> perMinute);
	}

	private void steady(String slo, double target, int days, IntToDoubleFunction badInMinute,
			IntToDoubleFunction eventsInMinute) {
		add(slo, target, days, badInMinute, eventsInMinute, (minute) -> true, (minute) -> true);
	}

	private void add(String slo, double target, int days, IntToDoubleFunction badInMinute,
			IntToDoubleFunction eventsInMinute, IntPredicate isScraped, IntPredicate isCompared) {
		EventMinutes history = EventMinutes.of(known(eventsInMinute, isScraped), known(badInMinute, isScraped));
		String labels = "application=\"shop\", slo=\"%s\", sli=\"availability\", process=\"a\", instance=\"a\""
			.formatted(slo);
		line("slo_events_total{%s}".formatted(labels),
				(minute) -> isScraped.test(minute) ? history.events()[minute] : Double.NaN);
		line("slo_bad_events_total{%s}".formatted(labels),
				(minute) -> isScraped.test(minute) ? history.bad()[minute] : Double.NaN);
		line("slo_budget_events_total{%s}".formatted(labels),
				(minute) -> isScraped.test(minute) ? history.events()[minute] * (1 - target) : Double.NaN);
		line("slo_objective_ratio{%s}".formatted(labels), (minute) -> isScraped.test(minute) ? target : Double.NaN);
		line("slo_window_days{%s}".formatted(labels), (minute) -> isScraped.test(minute) ? days : Double.NaN);
		states(slo, new BurnAlerts(history, target, days), isCompared);
	}

	/**
	 * Returns what the rules know of each minute: nothing without a scrape in the last
	 * five, or without one in the half hour before.
	 */
	private static double[] known(IntToDoubleFunction inMinute, IntPredicate isScraped) {
		return IntStream.rangeClosed(1, MINUTES).mapToDouble((minute) -> {
			boolean isKnown = IntStream.rangeClosed(minute - 4, minute).anyMatch(isScraped)
					&& IntStream.range(minute - 30, minute).anyMatch(isScraped);
			return !isKnown ? Double.NaN : isScraped.test(minute) ? inMinute.applyAsDouble(minute - 1) : 0;
		}).toArray();
	}

	/**
	 * Writes what the alerts are. The rules count a minute one later, as they count half
	 * of one late.
	 */
	private void states(String slo, BurnAlerts alerts, IntPredicate isCompared) {
		Map<String, double[]> states = new TreeMap<>();
		for (int minute = 1; minute < MINUTES; minute++) {
			alerts.evaluate();
			for (AlertTier tier : AlertTier.values()) {
				state(states, tier.label(), minute, alerts.isFiring(tier));
			}
			state(states, "outage", minute, alerts.isOutageFiring());
			state(states, "budget", minute, alerts.isBudgetExhausted());
		}
		states.forEach((tier, values) -> {
			line("command_firing{slo=\"%s\", tier=\"%s\"}".formatted(slo, tier),
					(minute) -> isCompared.test(minute) ? values[minute] : Double.NaN);
			this.firing.merge(tier, (int) IntStream.range(0, MINUTES).filter((minute) -> values[minute] > 0).count(),
					Integer::sum);
		});
	}

	private static void state(Map<String, double[]> states, String tier, int minute, boolean isFiring) {
		states.computeIfAbsent(tier, (any) -> new double[MINUTES + 1])[minute + 1] = isFiring ? 1 : 0;
	}

	private void line(String name, IntToDoubleFunction value) {
		String missing = name.startsWith("command") ? "stale" : "_";
		this.series.append(IntStream.rangeClosed(0, MINUTES)
			.mapToDouble(value)
			.mapToObj((number) -> Double.isNaN(number) ? missing : String.valueOf(Math.round(number * 1e4) / 1e4))
			.collect(Collectors.joining(" ", "      - { series: '%s', values: '".formatted(name), "' }\n")));
	}

	private void verify() throws Exception {
		assertThat(this.firing).as("minutes in which each tier fires")
			.hasSize(6)
			.allSatisfy((tier, minutes) -> assertThat(minutes).as(tier).isGreaterThan(100));
		String rules = """
				(group by (slo, tier) (ALERTS{alertname="SloErrorBudgetBurn", alertstate="firing"})\
				 or label_replace(group by (slo) (ALERTS{alertname="SloBudgetExhausted"}), "tier", "budget", "", "")\
				 or 0 * command_firing)""";
		String comparisons = IntStream.iterate(STEP, (minute) -> minute <= MINUTES, (minute) -> minute + STEP)
			.mapToObj((minute) -> """
					      - expr: count_over_time((command_firing != %s)[%dm:1m])
					        eval_time: %dm
					""".formatted(rules, STEP, minute))
			.collect(Collectors.joining());
		Path file = Files.writeString(this.folder.resolve("alerts.yml"), """
				rule_files: [ %s ]
				evaluation_interval: 1m
				group_eval_order: [ monitored-slo-recent, monitored-slo-long, monitored-slo-tiers, monitored-slo-days,\
				 monitored-slo-alerts ]
				tests:
				  - interval: 1m
				    input_series:
				%s    promql_expr_test:
				%s""".formatted(RULES, this.series, comparisons));
		promtool.run(this.folder.resolve("promtool.log"), "test", "rules", file.toString());
	}

}
