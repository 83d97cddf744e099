package dev.monitored.benchmarks.rules;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Services that all have the same instances, as their scrapes show them.
 *
 * @param size the number of objectives
 * @param instances the number of instances that each objective has
 */
record Fleet(int size, int instances) {

	List<Objective> objectives() {
		return IntStream.range(0, this.size).mapToObj(Objective::new).toList();
	}

	/**
	 * Writes what one instance exposes.
	 * @param instance the number of the instance
	 * @param time the time of the scrape, in seconds since 1970
	 * @param writer where to
	 * @throws IOException if that fails
	 */
	void scrape(int instance, double time, SampleWriter writer) throws IOException {
		double work = Traffic.work(instance, time);
		List<Objective> all = objectives();
		List<Objective> slos = all.stream().filter((objective) -> !objective.hasThreshold()).toList();
		List<Objective> thresholds = all.stream().filter(Objective::hasThreshold).toList();
		List<Objective> applications = all.stream().filter((objective) -> objective.number() % 40 == 0).toList();
		String process = process(instance);
		Function<Objective, String> labels = (of) -> of.labels() + process;
		Function<Objective, String> sloLabels = (of) -> of.sloLabels() + process;
		family("slo_events_total", "counter", all, labels, (of) -> of.events(work).all(), writer);
		family("slo_bad_events_total", "counter", all, labels, (of) -> of.events(work).bad(), writer);
		family("slo_budget_events_total", "counter", all, labels, (of) -> of.events(work).budget(), writer);
		family("slo_objective_ratio", "gauge", all, labels, (of) -> Double.valueOf(of.target()), writer);
		family("slo_threshold_seconds", "gauge", thresholds, labels, (of) -> 0.5, writer);
		family("slo_window_days", "gauge", all, labels, (of) -> 30.0, writer);
		family("slo_calls_total", "counter", slos, sloLabels, (of) -> of.events(work).all(), writer);
		family("slo_active_calls", "gauge", slos, sloLabels, (of) -> of.number() % 3.0, writer);
		family("slo_info", "gauge", slos, (of) -> info(of) + process, (of) -> 1.0, writer);
		family("slo_process_start_time_seconds", "gauge", applications,
				(of) -> "application=\"%s\"".formatted(of.application()) + process, (of) -> 1.7e9, writer);
	}

	/**
	 * Returns by which label the processes of instances are told apart.
	 * @param instance the number of the instance
	 * @return the label in the text format, after others
	 */
	static String process(int instance) {
		return ",process=\"%012x\"".formatted(instance);
	}

	/**
	 * Returns the labels of an SLO's information.
	 * @param objective an objective of the SLO
	 * @return its identity, owner and links
	 */
	static String info(Objective objective) {
		return objective.sloLabels()
				+ ",team=\"team-%d\",runbook=\"https://example.org/%s\",page=\"%b\",lifecycle=\"service\""
					.formatted(objective.number() / 80, objective.slo(), objective.number() % 20 != 18);
	}

	private static void family(String name, String type, List<Objective> objectives, Function<Objective, String> labels,
			Function<Objective, Double> value, SampleWriter writer) throws IOException {
		writer.line("# TYPE %s %s".formatted(name, type));
		for (Objective objective : objectives) {
			writer.sample(SampleWriter.series(name, labels.apply(objective)), value.apply(objective));
		}
	}

}
