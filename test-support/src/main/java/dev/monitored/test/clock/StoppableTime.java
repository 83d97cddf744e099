package dev.monitored.test.clock;

import org.jspecify.annotations.Nullable;

import dev.monitored.registry.TimeSource;
import dev.monitored.test.run.TestRun;

/**
 * The time of the JVM until it is stopped, then what a test says. It never goes back:
 * once it goes on, it may be ahead of the JVM. A lock keeps the order of readings in all
 * threads.
 */
public final class StoppableTime implements TimeSource {

	private static @Nullable TestRun stoppedBy;

	private static long stoppedAt;

	private static long ahead;

	@Override
	public long nanos() {
		return now();
	}

	// A call that begins when a test has let an odd time pass takes what the test says
	@Override
	public long evenNanos() {
		return even();
	}

	private static synchronized long even() {
		long now = now();
		if (stoppedBy != null) {
			stoppedAt += now & 1;
			return stoppedAt;
		}
		return now & ~1L;
	}

	static synchronized long now() {
		return (stoppedBy != null) ? stoppedAt : System.nanoTime() + ahead;
	}

	/**
	 * Returns whether the time is what a test says.
	 * @return whether it is stopped
	 */
	public static synchronized boolean isStopped() {
		return stoppedBy != null;
	}

	/**
	 * Stops the time, unless it is stopped. It stops at an even number of nanoseconds, at
	 * which calls can begin without moving it.
	 * @param run the tests of which one stops it
	 * @return the tests of which one has stopped it, others if they came first
	 */
	static synchronized TestRun stop(TestRun run) {
		TestRun owner = stoppedBy;
		if (owner == null) {
			stoppedAt = now();
			stoppedAt += stoppedAt & 1;
			owner = run;
			stoppedBy = run;
		}
		return owner;
	}

	static synchronized boolean isStoppedBy(TestRun run) {
		return stoppedBy == run;
	}

	static synchronized void advance(long nanos) {
		stoppedAt += nanos;
	}

	static synchronized void goOn(TestRun run) {
		if (stoppedBy == run) {
			ahead = Math.max(ahead, stoppedAt - System.nanoTime());
			stoppedBy = null;
		}
	}

}
