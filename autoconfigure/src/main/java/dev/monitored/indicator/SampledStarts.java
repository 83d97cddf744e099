package dev.monitored.indicator;

/**
 * A sample of one call in 16, chosen by its start: a thread has no random number to look
 * up, and it is known at the end of a call whether it is one of them.
 */
final class SampledStarts {

	/**
	 * The golden ratio as a fraction of 2^64 (Knuth, The Art of Computer Programming,
	 * section 6.4).
	 */
	private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

	private SampledStarts() {
	}

	/**
	 * Returns whether a call is in the sample. A single product would spread the starts
	 * evenly over a long time only: of calls at regular intervals it chooses many in a
	 * row, and then none. The upper half is mixed into the lower one, and spread again.
	 * @param start the start of the call, in nanoseconds
	 * @return whether it is
	 */
	static boolean contain(long start) {
		long spread = start * GOLDEN_RATIO;
		return (spread ^ spread >>> 32) * GOLDEN_RATIO >>> 60 == 0;
	}

}
