package dev.monitored.profiler.sample;

import java.util.List;
import java.util.Set;

/**
 * Samples of one stack, in calls that broke and kept the same SLOs.
 *
 * @param type what they weigh
 * @param stack the stack, outermost line first
 * @param calls the calls that they were taken in
 * @param count the number of samples
 * @param weight what they weigh together
 */
public record StackSample(SampleType type, List<StackLine> stack, CallsAround calls, long count, long weight) {

	/**
	 * The calls around a sample.
	 *
	 * @param broken the names of SLOs that one of them broke
	 * @param kept the names of SLOs that they kept
	 */
	public record CallsAround(Set<String> broken, Set<String> kept) {

		/**
		 * No call of an SLO.
		 */
		public static final CallsAround NONE = new CallsAround(Set.of(), Set.of());

	}

}
