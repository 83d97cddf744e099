package dev.monitored.test.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for what a test expects: an asynchronous call may end after the test has asked
 * for it. It looks again and again, in the thread of the test.
 *
 * @param limit how long to wait
 */
public record Waiting(Duration limit) {

	private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);

	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

	/**
	 * Creates what waits.
	 * @param limit how long to wait
	 * @throws IllegalArgumentException if it is negative
	 */
	public Waiting {
		if (limit.isNegative()) {
			throw new IllegalArgumentException("An assertion cannot wait for %s, which is negative".formatted(limit));
		}
	}

	/**
	 * Waits until something is met.
	 * @param look finds out how far it is
	 * @return whether it is met
	 */
	public boolean until(Supplier<Progress> look) {
		long start = System.nanoTime();
		long most = (this.limit.compareTo(LONGEST) < 0) ? this.limit.toNanos() : Long.MAX_VALUE;
		Progress progress = look.get();
		while (progress == Progress.OPEN && System.nanoTime() - start < most
				&& !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(BETWEEN_LOOKS);
			progress = look.get();
		}
		return progress == Progress.MET;
	}

	/**
	 * How far it is to what is expected.
	 */
	public enum Progress {

		/**
		 * It is there.
		 */
		MET,

		/**
		 * It may still come.
		 */
		OPEN,

		/**
		 * It can never come.
		 */
		MISSED;

		/**
		 * Compares a number that only grows.
		 * @param actual the number
		 * @param expected what it is to become
		 * @return how far it is
		 */
		public static Progress ofGrowing(double actual, double expected) {
			if (actual == expected) {
				return MET;
			}
			return (actual < expected) ? OPEN : MISSED;
		}

		/**
		 * Compares a number that grows and shrinks.
		 * @param actual the number
		 * @param expected what it is to become
		 * @return how far it is
		 */
		public static Progress ofChanging(double actual, double expected) {
			return (actual == expected) ? MET : OPEN;
		}

	}

}
