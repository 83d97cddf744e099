package dev.monitored.benchmarks.rules;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.monitored.benchmarks.rules.Objective.Events;

/**
 * A way to write the rules, and the history that its windows read.
 */
enum Layout {

	/**
	 * One static file for all objectives.
	 */
	MONITORED(Duration.ofMinutes(35),
			List.of(new Metric("slo_events_total", Events::all), new Metric("slo_bad_events_total", Events::bad),
					new Metric("slo_budget_events_total", Events::budget)),
			List.of(new Metric("monitored_slo:events:increase1m", (events) -> events.all() / 5),
					new Metric("monitored_slo:bad_events:increase1m", (events) -> events.bad() / 5),
					new Metric("monitored_slo:budget_events:increase1m", (events) -> events.budget() / 5),
					new Metric("monitored_slo:bad_events:increase3m", (events) -> events.bad() / 5 * 3, 3),
					new Metric("monitored_slo:budget_events:increase3m", (events) -> events.budget() / 5 * 3, 3))) {

		@Override
		String recordedLabels(Objective objective) {
			return objective.labels();
		}

	},

	/**
	 * Seventeen rules for each objective.
	 */
	SLOTH(Duration.ofHours(73),
			List.of(new Metric("slo_events_total", Events::all), new Metric("slo_bad_events_total", Events::bad)),
			List.of(new Metric("slo:sli_error:ratio_rate5m", (events) -> events.bad() / events.all()))) {

		@Override
		String recordedLabels(Objective objective) {
			return "%s,sloth_window=\"5m\"".formatted(SlothRules.labels(objective));
		}

	};

	private final Duration raw;

	private final List<Metric> counters;

	private final List<Metric> recorded;

	Layout(Duration raw, List<Metric> counters, List<Metric> recorded) {
		this.raw = raw;
		this.counters = counters;
		this.recorded = recorded;
	}

	/**
	 * Returns how far the rules look back into counters.
	 * @return the longest range, and a little more
	 */
	Duration raw() {
		return this.raw;
	}

	/**
	 * Returns the counters that the rules look back into.
	 * @return their names and values
	 */
	List<Metric> counters() {
		return this.counters;
	}

	/**
	 * Returns what the rules record and look back into for days.
	 * @return their names and values, of the events of the last five minutes
	 */
	List<Metric> recorded() {
		return this.recorded;
	}

	/**
	 * Returns the labels that recorded series have.
	 * @param objective the objective
	 * @return the labels in the text format
	 */
	abstract String recordedLabels(Objective objective);

	/**
	 * A series of each objective.
	 *
	 * @param name its name
	 * @param value its value
	 * @param interval every how many minutes it has a sample
	 */
	record Metric(String name, ToDoubleFunction<Events> value, int interval) {

		Metric(String name, ToDoubleFunction<Events> value) {
			this(name, value, 1);
		}

		boolean isDue(long time) {
			return time / 60 % this.interval == 0;
		}

	}

}
