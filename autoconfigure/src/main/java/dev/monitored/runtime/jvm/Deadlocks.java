package dev.monitored.runtime.jvm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Platform threads that wait for each other. The JVM does not look at virtual threads.
 */
public final class Deadlocks {

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	/**
	 * Returns how many threads are deadlocked, by monitors and by locks of
	 * {@code java.util.concurrent}.
	 * @return the number of threads, {@code NaN} if the JVM cannot find them
	 */
	public double threads() {
		try {
			long[] deadlocked = this.threads.findDeadlockedThreads();
			return (deadlocked != null) ? deadlocked.length : 0;
		}
		catch (UnsupportedOperationException ex) {
			return Double.NaN;
		}
	}

}
