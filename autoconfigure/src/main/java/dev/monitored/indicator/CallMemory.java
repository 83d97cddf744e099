package dev.monitored.indicator;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is known of the calls of an SLO besides events: how many were none, and how long
 * the longest recent one took that succeeded.
 */
final class CallMemory {

	private static final long RECENT_NANOS = Duration.ofHours(1).toNanos();

	private final LongAdder others = new LongAdder();

	private volatile long longest;

	private volatile long longestBefore;

	private long since;

	/**
	 * Creates a memory of no calls.
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	CallMemory(long now) {
		this.since = now;
	}

	/**
	 * Counts a call that is no event.
	 */
	void addOther() {
		this.others.increment();
	}

	/**
	 * Returns how many calls were no events.
	 * @return the number of calls
	 */
	long others() {
		return this.others.sum();
	}

	/**
	 * Notes how long a call took that succeeded. Nearly all calls only compare.
	 * @param nanos how long it took, in nanoseconds
	 */
	void succeeded(long nanos) {
		if (nanos > this.longest) {
			raise(nanos);
		}
	}

	private synchronized void raise(long nanos) {
		this.longest = Math.max(this.longest, nanos);
	}

	/**
	 * Forgets calls that ended more than two hours ago, and none of the last hour.
	 * @param now the time
	 */
	synchronized void forget(long now) {
		if (now - this.since >= RECENT_NANOS) {
			this.longestBefore = this.longest;
			this.longest = 0;
			this.since = now;
		}
	}

	/**
	 * Returns how long the longest call of the last hour took that succeeded.
	 * @return the time in nanoseconds, 0 if there was none
	 */
	long longestNanos() {
		return Math.max(this.longest, this.longestBefore);
	}

}
