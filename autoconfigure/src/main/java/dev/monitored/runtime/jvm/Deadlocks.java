package dev.monitored.runtime.jvm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Platform threads that wait for each other. The JVM does not look at virtual threads,
 * and stops all threads while it looks, so it is asked once a minute at most.
 */
public final class Deadlocks {

	private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private final LongSupplier time;

	private long foundAt;

	private double found = -1;

	/**
	 * Creates deadlocks that have not been looked for.
	 * @param time the time, in nanoseconds of a monotonic clock
	 */
	public Deadlocks(LongSupplier time) {
		this.time = time;
	}

	/**
	 * Returns how many threads are deadlocked, by monitors and by locks of
	 * {@code java.util.concurrent}, now or at most a minute ago.
	 * @return the number of threads, {@code NaN} if the JVM cannot find them
	 */
	public synchronized double threads() {
		long now = this.time.getAsLong();
		if (this.found < 0 || now - this.foundAt >= KEPT_NANOS) {
			this.found = find();
			this.foundAt = now;
		}
		return this.found;
	}

	private double find() {
		try {
			long[] deadlocked = this.threads.findDeadlockedThreads();
			return (deadlocked != null) ? deadlocked.length : 0;
		}
		catch (UnsupportedOperationException ex) {
			return Double.NaN;
		}
	}

}
