package dev.monitored.indicator;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Facts about the calls of an SLO besides its events: how many calls were no event, the
 * time of the longest recent success, and when the last success was.
 */
final class CallMemory {

	private static final long RECENT_NANOS = Duration.ofHours(1).toNanos();

	private final LongAdder others = new LongAdder();

	private volatile long longest;

	private volatile long longestBefore;

	private volatile boolean isTimed;

	private volatile long lastSuccess;

	private long since;

	/**
	 * Creates a memory of no calls.
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @param isTimed whether it is remembered when the last call succeeded
	 */
	CallMemory(long now, boolean isTimed) {
		this.since = now;
		this.isTimed = isTimed;
	}

	/**
	 * Sets whether it is remembered from now on when the last call succeeded.
	 * @param isTimed whether it is
	 */
	void timed(boolean isTimed) {
		this.isTimed = isTimed;
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
		if (this.isTimed) {
			this.lastSuccess = System.currentTimeMillis();
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
	 * Returns when the last call succeeded.
	 * @return the milliseconds since 1970, 0 if none has or that is not remembered
	 */
	long lastSuccessMillis() {
		return this.lastSuccess;
	}

	/**
	 * Returns how long the longest call of the last hour took that succeeded.
	 * @return the time in nanoseconds, 0 if there was none
	 */
	long longestNanos() {
		return Math.max(this.longest, this.longestBefore);
	}

}
