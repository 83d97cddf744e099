package dev.monitored.registry;

import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Clock;

/**
 * A clock whose wall time is refreshed by a thread every 100 ms, because a timer reads
 * the wall clock twice with each call only to know in which minute it is. Monotonic time,
 * by which calls are timed, is exact. Without the thread, the real wall clock is read.
 */
final class CoarseClock implements Clock, AutoCloseable {

	private static final long NOT_TICKING = Long.MIN_VALUE;

	private static final long INTERVAL_MILLIS = 100;

	private final LongSupplier wallClock;

	private final Thread ticker;

	private volatile long wallTime = NOT_TICKING;

	CoarseClock(LongSupplier wallClock) {
		this.wallClock = wallClock;
		this.ticker = new Thread(this::tick, "monitored-clock");
		this.ticker.setDaemon(true);
		this.ticker.start();
	}

	@Override
	public long wallTime() {
		long coarse = this.wallTime;
		return (coarse != NOT_TICKING) ? coarse : this.wallClock.getAsLong();
	}

	@Override
	public long monotonicTime() {
		return MonotonicTime.nanos();
	}

	@Override
	public void close() {
		this.ticker.interrupt();
	}

	private void tick() {
		try {
			while (true) {
				this.wallTime = this.wallClock.getAsLong();
				Thread.sleep(INTERVAL_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.wallTime = NOT_TICKING;
		}
	}

}
