package dev.monitored.indicator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.monitored.indicator.period.Period;
import dev.monitored.operation.declaration.OperationSignals;
import dev.monitored.outcome.Status;
import dev.monitored.pack.Promtool;
import dev.monitored.slo.objective.Availability;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an instance counts in a period, against what the recording rules make of its
 * counters, over a day of traffic that is busy, quiet, and at times fails. Both agree to
 * rounding, in each window. Rules are half a minute late, and so a minute at scrapes that
 * are one apart.
 */
class PeriodRulesIT {

	private static final int MINUTES = 24 * 60;

	private static final int STEPS_PER_MINUTE = 4;

	private static final String LABELS = "application=\"shop\", slo=\"checkout\", sli=\"availability\"";

	private static final Path RULES = Path
		.of("src", "main", "resources", "META-INF", "monitored", "prometheus", "slo-rules.yml")
		.toAbsolutePath();

	private static final double ROUNDING = 1e-4;

	/**
	 * Minutes by which the rules are late.
	 */
	private static final int LATE = 1;

	/**
	 * Minutes by which budgets are late, of which the rules evaluate every third.
	 */
	private static final int BUDGET_LATE = 2;

	/**
	 * The first comparison, in minutes: six hours end in steps of 5 minutes in the
	 * process, and rules evaluate budgets every 3.
	 */
	private static final int FIRST = 10;

	private static final int EVERY = 90;

	private final Availability objective = Availability.parse("99%");

	private final SliCounter sliCounter = new SliCounter(this.objective, OperationSignals.OPERATION, () -> this.now,
			null);

	private final EventCounter eventCounter = this.sliCounter.counter(Map.of("operation", "checkout"));

	private final List<Counts> samples = new ArrayList<>();

	private final List<String> expectations = new ArrayList<>();

	private long now;

	@BeforeEach
	void requirePromtool() {
		Promtool.require();
	}

	@Test
	void rulesAndProcessAgree(@TempDir Path directory) throws Exception {
		for (int minute = 0; minute <= MINUTES; minute++) {
			this.samples.add(this.sliCounter.counts());
			if (minute % EVERY == FIRST) {
				expectAll(minute);
			}
			callForAMinute(minute);
		}
		assertThat(this.expectations).hasSize(4 * (MINUTES / EVERY));
		Path test = Files.writeString(directory.resolve("agreement.yml"), promtoolTest());
		Promtool.run("test", "rules", test.toString()).assertSuccess();
	}

	private void callForAMinute(int minute) {
		for (int step = 0; step < STEPS_PER_MINUTE; step++) {
			for (int call = 0; call < callsPerStep(minute); call++) {
				boolean fails = minute % 300 > 200 && call % 20 == 0 || minute % 50 == 7 && call == 0;
				this.eventCounter.count(fails ? Status.ERROR : Status.SUCCESS, 1);
			}
			this.now += Duration.ofMinutes(1).toNanos() / STEPS_PER_MINUTE;
			this.sliCounter.remember();
		}
	}

	private static int callsPerStep(int minute) {
		return switch (minute / 120 % 4) {
			case 0 -> 100;
			case 1 -> 20;
			case 2 -> 400;
			default -> (minute % 120 < 60) ? 20 : 60;
		};
	}

	private void expectAll(int minute) {
		expect("monitored_slo:burn_rate:5m", minute + LATE, burnRate(this.sliCounter.counts(Period.FIVE_MINUTES)));
		expect("monitored_slo:burn_rate:1h", minute + LATE, burnRate(this.sliCounter.counts(Period.ONE_HOUR)));
		expect("monitored_slo:burn_rate:6h", minute + LATE, burnRate(this.sliCounter.counts(Period.SIX_HOURS)));
		expect("1 - monitored_slo:error_budget_remaining:ratio", minute + BUDGET_LATE,
				burnRate(this.sliCounter.counts()));
	}

	private double burnRate(Counts counts) {
		return counts.badEvents() / (counts.events() * this.objective.budget().doubleValue());
	}

	private void expect(String expression, int minute, double value) {
		this.expectations.add("""
				      - expr: abs((%s) - %f) <= bool %f
				        eval_time: %dm
				        exp_samples: [ { value: 1, labels: '{%s}' } ]
				""".formatted(expression, value, ROUNDING * Math.max(0.1, value), minute, LABELS));
	}

	private String promtoolTest() {
		return """
				rule_files: [ %s ]
				evaluation_interval: 1m
				group_eval_order: [ monitored-slo-recent, monitored-slo-long, monitored-slo-days, monitored-slo-alerts ]
				tests:
				  - interval: 1m
				    input_series:
				%s%s%s%s%s
				    promql_expr_test:
				%s""".formatted(RULES, series("slo_events_total", Counts::events),
				series("slo_bad_events_total", Counts::badEvents),
				series("slo_budget_events_total", (counts) -> counts.events() * this.objective.budget().doubleValue()),
				series("slo_objective_ratio", (counts) -> this.objective.target().doubleValue()),
				series("slo_window_days", (counts) -> 30), String.join("", this.expectations));
	}

	private String series(String name, ToDoubleFunction<Counts> value) {
		List<String> values = this.samples.stream()
			.map((counts) -> String.format(Locale.ROOT, "%.6f", value.applyAsDouble(counts)))
			.toList();
		return "      - series: '%s{%s, process=\"1\", instance=\"a\"}'\n        values: '%s'\n".formatted(name, LABELS,
				String.join(" ", values));
	}

}
