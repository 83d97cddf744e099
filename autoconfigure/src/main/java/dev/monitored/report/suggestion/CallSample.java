package dev.monitored.report.suggestion;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import org.jspecify.annotations.Nullable;

import dev.monitored.label.LabelPattern;
import dev.monitored.meter.TimedSignal;
import dev.monitored.report.export.YamlText;

/**
 * What was measured of the calls that one SLO would be about.
 */
final class CallSample {

	private final SuggestedSignal signal;

	private final Map<String, String> match;

	/**
	 * Successful calls by the upper end of their bucket, in nanoseconds.
	 */
	private final TreeMap<Double, Long> buckets = new TreeMap<>();

	private long succeeded;

	private long failed;

	private long unclear;

	/**
	 * The labels of each group of calls, without those that say how calls ended.
	 */
	private final Set<Map<String, String>> labels = new HashSet<>();

	/**
	 * Creates a sample without calls.
	 * @param signal the signal of the calls
	 * @param match the labels that they have in common
	 */
	CallSample(SuggestedSignal signal, Map<String, String> match) {
		this.signal = signal;
		this.match = match;
	}

	SuggestedSignal signal() {
		return this.signal;
	}

	Map<String, String> match() {
		return this.match;
	}

	/**
	 * Returns what the calls are.
	 * @return the signal and the labels, on one line
	 */
	String text() {
		return this.signal.timed().id() + " " + YamlText.inline(this.match);
	}

	/**
	 * Adds the calls of a timer. Those that were cancelled are no events of an
	 * availability, and of a latency only if it is known.
	 * @param timer the timer
	 */
	void add(Timer timer) {
		this.labels.add(TimedSignal.labels(timer.getId()));
		if (this.signal.timed().isUnclear(timer.getId())) {
			this.unclear += timer.count();
		}
		else if (this.signal.timed().isFailed(timer.getId())) {
			this.failed += timer.count();
		}
		else if (!this.signal.timed().isCancelled(timer.getId())) {
			this.succeeded += timer.count();
			addBuckets(timer.takeSnapshot().histogramCounts());
		}
	}

	/**
	 * Returns whether an SLO that matches these calls matches others, too.
	 * @param other the others
	 * @return whether they are matched as well, and are not the same
	 */
	boolean includes(CallSample other) {
		return other != this && other.signal == this.signal
				&& this.match.entrySet()
					.stream()
					.allMatch((entry) -> LabelPattern.parse(entry.getKey(), entry.getValue())
						.matches(String.valueOf(other.match.get(entry.getKey()))));
	}

	/**
	 * Returns these calls together with others.
	 * @param others the others
	 * @return a sample that has all of them
	 */
	CallSample with(List<CallSample> others) {
		CallSample sum = new CallSample(this.signal, this.match);
		sum.addAll(this);
		others.forEach(sum::addAll);
		return sum;
	}

	private void addAll(CallSample other) {
		this.succeeded += other.succeeded;
		this.failed += other.failed;
		this.unclear += other.unclear;
		this.labels.addAll(other.labels);
		other.buckets.forEach((end, count) -> this.buckets.merge(end, count, Long::sum));
	}

	private void addBuckets(CountAtBucket[] cumulative) {
		long below = 0;
		for (CountAtBucket bucket : cumulative) {
			long count = (long) bucket.count();
			this.buckets.merge(bucket.bucket(TimeUnit.NANOSECONDS), count - below, Long::sum);
			below = count;
		}
	}

	/**
	 * Returns the number of calls that were not cancelled.
	 * @return the number
	 */
	long calls() {
		return this.succeeded + failed();
	}

	long succeeded() {
		return this.succeeded;
	}

	/**
	 * Returns the number of calls that failed, at most.
	 * @return the number, with those of which it is unclear
	 */
	long failed() {
		return this.failed + this.unclear;
	}

	long unclear() {
		return this.unclear;
	}

	Set<Map<String, String>> labels() {
		return this.labels;
	}

	/**
	 * Returns whether it is known how long calls took.
	 * @return whether there are buckets with a boundary
	 */
	boolean hasBuckets() {
		return this.buckets.keySet().stream().anyMatch(Double::isFinite);
	}

	/**
	 * Returns a time that a share of the successful calls did not exceed: the upper end
	 * of the bucket in which the percentile lies.
	 * @param percent the share, in percent
	 * @return the time, or {@code null} if it is above all boundaries or there are none
	 */
	@Nullable Duration atMost(BigDecimal percent) {
		BigDecimal needed = BigDecimal.valueOf(this.succeeded).multiply(percent).movePointLeft(2);
		long calls = 0;
		for (Map.Entry<Double, Long> bucket : this.buckets.entrySet()) {
			calls += bucket.getValue();
			if (BigDecimal.valueOf(calls).compareTo(needed) >= 0) {
				return Double.isInfinite(bucket.getKey()) ? null : Duration.ofNanos(Math.round(bucket.getKey()));
			}
		}
		return null;
	}

}
