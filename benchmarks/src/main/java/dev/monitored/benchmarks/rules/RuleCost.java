package dev.monitored.benchmarks.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What a Prometheus did while its own metrics were scraped.
 *
 * @param scrapes the lines of each scrape and its time, the first one first
 */
record RuleCost(List<List<String>> scrapes) {

	double rules() {
		return sum("prometheus_rule_group_rules", last());
	}

	double groups() {
		return values("prometheus_rule_group_rules", last()).count();
	}

	/**
	 * Returns what rules write each time they are evaluated.
	 * @return the number of series, those of alerts included
	 */
	double series() {
		return sum("prometheus_rule_group_last_evaluation_samples", last());
	}

	/**
	 * Returns how long the evaluations of a minute take, those of groups with a longer
	 * interval in part.
	 * @return the seconds, added over groups, on average over the scrapes
	 */
	double evaluationSeconds() {
		return this.scrapes.stream().mapToDouble(RuleCost::evaluationSeconds).average().orElse(0);
	}

	private static double evaluationSeconds(List<String> scrape) {
		return eachMinute("prometheus_rule_group_last_duration_seconds", scrape);
	}

	/**
	 * Returns how long the slowest group took, whose rules are evaluated one by one.
	 * @return the seconds of its last evaluation
	 */
	double slowestGroup() {
		return values("prometheus_rule_group_last_duration_seconds", last()).max().orElse(0);
	}

	double processorSeconds() {
		return perMinute("process_cpu_seconds_total");
	}

	/**
	 * Returns whether Prometheus keeps up.
	 * @return the rules that were evaluated, relative to those that were due
	 */
	double evaluatedShare() {
		return perMinute("prometheus_rule_evaluations_total") / eachMinute("prometheus_rule_group_rules", last());
	}

	double missed() {
		return increase("prometheus_rule_group_iterations_missed_total");
	}

	double failures() {
		return increase("prometheus_rule_evaluation_failures_total");
	}

	/**
	 * Returns the memory that the Go runtime holds.
	 * @return the mebibytes of the heap, files mapped into memory not included
	 */
	double heap() {
		return (sum("go_memstats_heap_sys_bytes", last()) - sum("go_memstats_heap_released_bytes", last())) / (1 << 20);
	}

	private double perMinute(String name) {
		return 60 * increase(name) / increase("scraped_at_seconds");
	}

	private double increase(String name) {
		return sum(name, last()) - sum(name, this.scrapes.get(0));
	}

	private List<String> last() {
		return this.scrapes.get(this.scrapes.size() - 1);
	}

	private static double eachMinute(String name, List<String> scrape) {
		Map<String, Double> intervals = byGroup("prometheus_rule_group_interval_seconds", scrape);
		return byGroup(name, scrape).entrySet()
			.stream()
			.mapToDouble((group) -> group.getValue() * 60 / intervals.getOrDefault(group.getKey(), 60.0))
			.sum();
	}

	private static double sum(String name, List<String> scrape) {
		return values(name, scrape).sum();
	}

	private static DoubleStream values(String name, List<String> scrape) {
		return series(name, scrape).mapToDouble(RuleCost::value);
	}

	private static Map<String, Double> byGroup(String name, List<String> scrape) {
		return series(name, scrape)
			.collect(Collectors.toMap((line) -> line.substring(name.length(), line.lastIndexOf(' ')), RuleCost::value));
	}

	private static Stream<String> series(String name, List<String> scrape) {
		return scrape.stream().filter((line) -> line.startsWith(name + "{") || line.startsWith(name + " "));
	}

	private static double value(String line) {
		return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
	}

}
