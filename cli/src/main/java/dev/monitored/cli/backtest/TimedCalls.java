package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.monitored.cli.prometheus.Minutes;

/**
 * The calls of a timer, and how many of them took no longer than a threshold.
 *
 * @param all all calls
 * @param fast those that took no longer
 * @param between between which boundaries the threshold lies, as texts; empty where it is
 * a boundary itself
 */
record TimedCalls(BoundedCounts all, BoundedCounts fast, TreeSet<String> between) {

	/**
	 * Reads buckets. A boundary counts for a day if it has a value in each minute of that
	 * day that has data. It has none while a process does not have it.
	 * @param threshold the threshold in seconds
	 * @param series the calls of each minute by the labels {@code le} and others
	 * @param minutes the minutes
	 * @return the calls
	 */
	static TimedCalls of(BigDecimal threshold, Map<Map<String, String>, double[]> series, Minutes minutes) {
		Map<Map<String, String>, Map<String, double[]>> timers = new LinkedHashMap<>();
		series.forEach((labels, counts) -> {
			Map<String, String> others = new TreeMap<>(labels);
			others.remove("le");
			timers.computeIfAbsent(others, (timer) -> new TreeMap<>()).put(labels.getOrDefault("le", ""), counts);
		});
		TimedCalls calls = new TimedCalls(BoundedCounts.unknown(minutes.count()),
				BoundedCounts.unknown(minutes.count()), new TreeSet<>());
		for (Map<String, double[]> timer : timers.values()) {
			calls = calls.plus(new BucketReader(threshold, timer, minutes.count()).read());
		}
		return calls;
	}

	TimedCalls plus(TimedCalls other) {
		TreeSet<String> both = new TreeSet<>(this.between);
		both.addAll(other.between);
		return new TimedCalls(this.all.plus(other.all), this.fast.plus(other.fast), both);
	}

	/**
	 * Returns the calls that took longer.
	 * @return their number
	 */
	BoundedCounts late() {
		return this.all.less(this.fast);
	}

}
