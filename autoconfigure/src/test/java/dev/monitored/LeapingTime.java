package dev.monitored;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.monitored.registry.TimeSource;

/**
 * The time of the JVM, which a test can let pass at once, or leap an hour ahead whenever
 * it is read: each call that is measured by it then takes an hour at least.
 */
public final class LeapingTime implements TimeSource {

	private static final long HOUR = Duration.ofHours(1).toNanos();

	private static final AtomicLong ahead = new AtomicLong();

	private static volatile boolean leaping;

	@Override
	public long nanos() {
		return System.nanoTime() + (leaping ? ahead.addAndGet(HOUR) : ahead.get());
	}

	/**
	 * Lets time pass at once, for all that measures by it.
	 * @param time how much
	 */
	public static void pass(Duration time) {
		ahead.addAndGet(time.toNanos());
	}

	/**
	 * Lets time leap while an action runs, and once more for calls that end after it.
	 * @param action the action
	 */
	public static void during(Runnable action) {
		leaping = true;
		try {
			action.run();
		}
		finally {
			ahead.addAndGet(HOUR);
			leaping = false;
		}
	}

}
