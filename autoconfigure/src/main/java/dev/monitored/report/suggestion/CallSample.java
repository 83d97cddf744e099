package dev.monitored.report.suggestion;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import org.jspecify.annotations.Nullable;

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
	 * Adds the calls of a timer. Those that were cancelled are no events of an
	 * availability, and of a latency only if it is known.
	 * @param timer the timer
	 */
	void add(Timer timer) {
		if (this.signal.timed().isFailed(timer.getId())) {
			this.failed += timer.count();
		}
		else if (!this.signal.timed().isCancelled(timer.getId())) {
			this.succeeded += timer.count();
			addBuckets(timer.takeSnapshot().histogramCounts());
		}
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
		return this.succeeded + this.failed;
	}

	long succeeded() {
		return this.succeeded;
	}

	long failed() {
		return this.failed;
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
