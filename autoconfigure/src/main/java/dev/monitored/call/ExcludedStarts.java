package dev.monitored.call;

import dev.monitored.registry.MonotonicTime;

/**
 * The starts of calls that are no events of any SLO: they are odd, and those of all other
 * calls are even. So the start of a call says so wherever the call ends, and a call keeps
 * nothing besides.
 */
public final class ExcludedStarts {

	private static final long ODD = 1;

	private ExcludedStarts() {
	}

	/**
	 * Returns the start of a call that begins now on this thread.
	 * @return the time in nanoseconds, a nanosecond less if the call is no event
	 */
	public static long now() {
		long now = MonotonicTime.evenNanos();
		return ExcludedScopes.isInside() ? exclude(now) : now;
	}

	/**
	 * Returns the start by which a call is no event.
	 * @param start its start
	 * @return the same, or a nanosecond less
	 */
	public static long exclude(long start) {
		return (start - 1) | ODD;
	}

	/**
	 * Returns a later start of a call, which is an event if it was.
	 * @param start its start
	 * @param nanos how much later, in nanoseconds
	 * @return the start, a nanosecond less if the time is odd
	 */
	public static long later(long start, long nanos) {
		return start + (nanos & ~ODD);
	}

	/**
	 * Returns how long a call has taken until now.
	 * @param start its start
	 * @return the time in nanoseconds
	 */
	public static long since(long start) {
		return MonotonicTime.nanos() - (start + (start & ODD));
	}

	/**
	 * Returns whether a call is no event.
	 * @param start its start
	 * @return whether the start says so
	 */
	public static boolean contain(long start) {
		return (start & ODD) != 0;
	}

}
