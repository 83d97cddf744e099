package dev.monitored.dashboard.signal;

import java.util.Map;

import dev.monitored.indicator.period.Period;
import dev.monitored.indicator.period.PeriodSums;

/**
 * Calls of one signal with the same labels, however they ended: a row of a table.
 */
final class CallGroup {

	private final Map<String, String> labels;

	private PeriodSums recent;

	private final long[] sums = new long[3];

	/**
	 * Creates a group without calls.
	 * @param labels the labels of the calls
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	CallGroup(Map<String, String> labels, long now) {
		this.labels = labels;
		this.recent = new PeriodSums(Period.FIVE_MINUTES, now);
	}

	void add(long calls, long failed, long nanos) {
		this.sums[0] += calls;
		this.sums[1] += failed;
		this.sums[2] += nanos;
	}

	/**
	 * Counts as recent only what is added from now on.
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	void begin(long now) {
		this.recent = new PeriodSums(Period.FIVE_MINUTES, now, this.sums);
	}

	void remember(long now) {
		this.recent.remember(this.sums, now);
	}

	/**
	 * Returns how the calls went.
	 * @param now the time
	 * @return the row
	 */
	CallRow row(long now) {
		long[] added = this.recent.since(this.sums, now);
		return new CallRow(this.labels, added[0], added[1], (added[0] > 0) ? added[2] / 1e9 / added[0] : null,
				this.sums[0]);
	}

}
