package dev.monitored.profiler.format;

import dev.monitored.profiler.slice.ProfileKind;

/**
 * What the two values of a sample are in pprof.
 *
 * @param count the name of the first, the number of samples
 * @param weight the name of the second
 * @param unit the unit of the second
 * @param period the value for which one sample stands, 0 if that is not constant
 */
record PprofType(String count, String weight, String unit, long period) {

	/**
	 * The number of threads alone.
	 */
	static final PprofType THREADS = new PprofType("goroutine", "", "", 0);

	private static final String NANOSECONDS = "nanoseconds";

	private static final long CPU_PERIOD = 10_000_000;

	/**
	 * Returns the type of a profile.
	 * @param kind what it is about
	 * @return the type
	 */
	static PprofType of(ProfileKind kind) {
		return switch (kind) {
			case CPU -> new PprofType("samples", "cpu", NANOSECONDS, CPU_PERIOD);
			case CPU_AND_WAIT -> new PprofType("samples", "wall", NANOSECONDS, CPU_PERIOD);
			case ALLOC -> new PprofType("alloc_objects", "alloc_space", "bytes", 0);
			case WAIT, LOCK -> new PprofType("contentions", "delay", NANOSECONDS, 0);
		};
	}

}
