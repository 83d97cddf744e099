package dev.monitored.dashboard.data;

import java.util.function.LongSupplier;

/**
 * The time of day, which never goes back. After the wall clock was set back it runs at
 * half speed, until that has caught up.
 */
final class SteadyClock implements LongSupplier {

	private static final long NANOS = 1_000_000;

	private static final int SLOWER = 2;

	private final LongSupplier wall;

	private final LongSupplier nanos;

	private long last = Long.MIN_VALUE;

	private long lastNanos;

	/**
	 * Creates a clock.
	 * @param wall the time of day, in milliseconds since the epoch
	 * @param nanos the time, in nanoseconds of a monotonic clock
	 */
	SteadyClock(LongSupplier wall, LongSupplier nanos) {
		this.wall = wall;
		this.nanos = nanos;
	}

	@Override
	public synchronized long getAsLong() {
		long now = this.wall.getAsLong();
		long nanosNow = this.nanos.getAsLong();
		if (now >= this.last) {
			this.last = now;
			this.lastNanos = nanosNow;
		}
		else {
			long passed = (nanosNow - this.lastNanos) / NANOS / SLOWER;
			this.last += passed;
			this.lastNanos += passed * NANOS * SLOWER;
		}
		return this.last;
	}

}
