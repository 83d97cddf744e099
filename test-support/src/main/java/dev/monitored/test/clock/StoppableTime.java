package dev.monitored.test.clock;

import dev.monitored.registry.TimeSource;

/**
 * The time of the JVM until it is stopped, then what a test says. It never goes back:
 * once it goes on, it may be ahead of the JVM. A lock keeps the order of readings in all
 * threads.
 */
public final class StoppableTime implements TimeSource {

	private static boolean stopped;

	private static long stoppedAt;

	private static long ahead;

	@Override
	public long nanos() {
		return now();
	}

	static synchronized long now() {
		return stopped ? stoppedAt : System.nanoTime() + ahead;
	}

	/**
	 * Returns whether the time is what a test says.
	 * @return whether it is stopped
	 */
	public static synchronized boolean isStopped() {
		return stopped;
	}

	static synchronized void stop() {
		stoppedAt = now();
		stopped = true;
	}

	static synchronized void advance(long nanos) {
		stoppedAt += nanos;
	}

	static synchronized void goOn() {
		if (stopped) {
			ahead = Math.max(ahead, stoppedAt - System.nanoTime());
			stopped = false;
		}
	}

}
