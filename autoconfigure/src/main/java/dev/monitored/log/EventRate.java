package dev.monitored.log;

import java.util.concurrent.TimeUnit;

/**
 * Lets ten events pass in each second, and counts the others.
 */
final class EventRate {

	static final int PER_SECOND = 10;

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private long second;

	private int passed;

	private long suppressed;

	private boolean begun;

	/**
	 * Returns whether an event may pass.
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return whether it is one of the first of its second
	 */
	synchronized boolean isAllowed(long now) {
		if (!this.begun || now - this.second >= SECOND) {
			this.begun = true;
			this.second = now;
			this.passed = 0;
		}
		if (this.passed < PER_SECOND) {
			this.passed++;
			return true;
		}
		this.suppressed++;
		return false;
	}

	/**
	 * Returns how many events did not pass since it was asked for last.
	 * @return the number
	 */
	synchronized long suppressed() {
		long number = this.suppressed;
		this.suppressed = 0;
		return number;
	}

}
