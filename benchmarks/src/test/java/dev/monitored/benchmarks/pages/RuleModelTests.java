package dev.monitored.benchmarks.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.benchmarks.rules.InstalledProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The model of the rules against the rules, which promtool evaluates: which alerts fire
 * in each minute of several days.
 */
class RuleModelTests {

	private static final Path RULES = Path
		.of("..", "autoconfigure", "src", "main", "resources", "META-INF", "monitored", "prometheus", "slo-rules.yml")
		.toAbsolutePath()
		.normalize();

	private static final int MINUTES = 2_200;

	/**
	 * Minutes that are compared at a time: promtool reads few samples in one query.
	 */
	private static final int STEP = 20;

	private static final InstalledProgram promtool = new InstalledProgram("promtool", "prometheus");

	private final StringBuilder series = new StringBuilder();

	private final Map<String, Integer> firing = new TreeMap<>();

	@BeforeEach
	void requirePromtool() {
		promtool.require();
	}

	@Test
	void agreesWithTheRulesInEachMinute(@TempDir Path directory) throws Exception {
		chance("half of 50 %", new Cell("50", 60, 15, 30), 0.5);
		chance("exactly 95 %", new Cell("95", 300, 60, 7), 1);
		chance("twice 99 %", new Cell("99", 720, 60, 7), 2);
		chance("four times 90 %", new Cell("90", 60, 60, 30), 4);
		for (String target : List.of("50", "95", "99.9")) {
			outage("outage at %s %%".formatted(target), new Cell(target, 60, 60, 30));
		}
		outage("outage of rare calls", new Cell("99", 4, 60, 30));
		trace("a bad minute in ten", new Cell("99.9", 600, 60, 30), steady(10, (minute) -> minute % 10 == 7));
		trace("an hour, then silence", new Cell("99.9", 600, 60, 30),
				steady(10, (minute) -> minute > 1_000 && minute < 1_060, (minute) -> minute < 1_200));
		verify(directory);
	}

	private void chance(String slo, Cell cell, double burnRate) {
		trace(slo, cell,
				new PoissonTraffic(cell.perHour(), burnRate * cell.budget(), cell.scrapeSeconds(), cell.random(1)));
	}

	private void outage(String slo, Cell cell) {
		PoissonTraffic before = new PoissonTraffic(cell.perHour(), cell.budget() / 2, 60, cell.random(1));
		PoissonTraffic during = new PoissonTraffic(cell.perHour(), 1, 60, cell.random(2));
		EventHistory clean = EventHistory.of(MINUTES, before);
		EventHistory outage = EventHistory.of(MINUTES, during);
		trace(slo, cell, new Source((minute) -> (isOut(minute) ? outage : clean).bad(minute, 1),
				(minute) -> (isOut(minute) ? outage : clean).events(minute, 1)));
	}

	private static boolean isOut(int minute) {
		return minute % 1_700 > 1_200 && minute % 1_700 < 1_600;
	}

	private static MinuteSource steady(int perMinute, Predicate<Integer> isBad) {
		return steady(perMinute, isBad, (minute) -> true);
	}

	private static MinuteSource steady(int perMinute, Predicate<Integer> isBad, Predicate<Integer> isCalled) {
		return new Source((minute) -> (isCalled.test(minute) && isBad.test(minute)) ? perMinute : 0,
				(minute) -> isCalled.test(minute) ? perMinute : 0);
	}

	private void trace(String slo, Cell cell, MinuteSource source) {
		EventHistory history = EventHistory.of(MINUTES, source);
		String labels = "application=\"shop\", slo=\"%s\", sli=\"availability\", process=\"a\", instance=\"a\""
			.formatted(slo);
		line("slo_events_total{%s}".formatted(labels), (minute) -> history.events()[minute]);
		line("slo_bad_events_total{%s}".formatted(labels), (minute) -> history.bad()[minute]);
		line("slo_budget_events_total{%s}".formatted(labels), (minute) -> history.events()[minute] * cell.budget());
		line("slo_objective_ratio{%s}".formatted(labels), (minute) -> 1 - cell.budget());
		line("slo_window_days{%s}".formatted(labels), (minute) -> cell.days());
		states(slo, new RuleModel(history, cell.budget(), cell.days()));
	}

	/**
	 * Writes what the model says. The rules count a minute one later, as scrapes are a
	 * minute apart and counts half of one late.
	 */
	private void states(String slo, RuleModel rules) {
		Map<String, double[]> states = new LinkedHashMap<>();
		for (int minute = 1; minute < MINUTES; minute++) {
			rules.evaluate();
			for (BurnTier tier : BurnTier.values()) {
				state(states, tier.label(), minute, rules.isFiring(tier));
			}
			state(states, "outage", minute, rules.isOutageFiring());
			state(states, "budget", minute, rules.isBudgetExhausted());
		}
		states.forEach((tier, values) -> {
			line("model_firing{slo=\"%s\", tier=\"%s\"}".formatted(slo, tier), (minute) -> values[minute]);
			this.firing.merge(tier, (int) IntStream.range(0, MINUTES).filter((minute) -> values[minute] > 0).count(),
					Integer::sum);
		});
	}

	private static void state(Map<String, double[]> states, String tier, int minute, boolean isFiring) {
		states.computeIfAbsent(tier, (any) -> new double[MINUTES + 1])[minute + 1] = isFiring ? 1 : 0;
	}

	private void line(String name, IntToDoubleFunction value) {
		this.series.append(IntStream.rangeClosed(0, MINUTES)
			.mapToObj((minute) -> String.format(Locale.ROOT, "%.4f", value.applyAsDouble(minute)))
			.collect(Collectors.joining(" ", "      - { series: '%s', values: '".formatted(name), "' }\n")));
	}

	private void verify(Path directory) throws IOException, InterruptedException {
		assertThat(this.firing).as("minutes in which each tier fires")
			.hasSize(6)
			.allSatisfy((tier, minutes) -> assertThat(minutes).as(tier).isGreaterThan(100));
		String rules = """
				(group by (slo, tier) (ALERTS{alertname="SloErrorBudgetBurn", alertstate="firing"})\
				 or label_replace(group by (slo) (ALERTS{alertname="SloBudgetExhausted"}), "tier", "budget", "", "")\
				 or 0 * model_firing)""";
		String comparisons = IntStream.iterate(STEP, (minute) -> minute <= MINUTES, (minute) -> minute + STEP)
			.mapToObj((minute) -> """
					      - expr: count_over_time((model_firing != %s)[%dm:1m])
					        eval_time: %dm
					""".formatted(rules, STEP, minute))
			.collect(Collectors.joining());
		Path file = Files.writeString(directory.resolve("model.yml"),
				"""
						rule_files: [ %s ]
						evaluation_interval: 1m
						group_eval_order: [ monitored-slo-recent, monitored-slo-long, monitored-slo-tiers, monitored-slo-days, monitored-slo-alerts ]
						tests:
						  - interval: 1m
						    input_series:
						%s    promql_expr_test:
						%s"""
					.formatted(RULES, this.series, comparisons));
		promtool.run("test", "rules", file.toString());
	}

	/**
	 * Counts that are known for each minute.
	 */
	private static final class Source implements MinuteSource {

		private final IntToDoubleFunction bad;

		private final IntToDoubleFunction events;

		private int minute;

		Source(IntToDoubleFunction bad, IntToDoubleFunction events) {
			this.bad = bad;
			this.events = events;
		}

		@Override
		public void next(int next) {
			this.minute = next;
		}

		@Override
		public int good() {
			return (int) this.events.applyAsDouble(this.minute) - bad();
		}

		@Override
		public int bad() {
			return (int) this.bad.applyAsDouble(this.minute);
		}

	}

}
