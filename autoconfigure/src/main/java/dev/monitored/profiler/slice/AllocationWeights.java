package dev.monitored.profiler.slice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.monitored.profiler.sample.RawSample;
import dev.monitored.profiler.sample.SampleType;

/**
 * Corrects the weights of samples of allocations. The first one that the Flight Recorder
 * takes of a thread weighs all that the thread has allocated since it began, be it days
 * ago (JDK-8307488, JDK-8362573).
 */
final class AllocationWeights {

	private AllocationWeights() {
	}

	/**
	 * Returns samples that weigh no more than what was allocated. The heaviest ones get
	 * lighter, all of them the same weight.
	 * @param samples samples of any type
	 * @param allocated what was allocated, in bytes
	 * @return the samples, of which only those of allocations have changed
	 */
	static List<RawSample> bounded(List<RawSample> samples, long allocated) {
		long most = most(
				samples.stream().filter(AllocationWeights::isAllocation).mapToLong(RawSample::weight).toArray(),
				allocated);
		List<RawSample> bounded = new ArrayList<>(samples);
		bounded
			.replaceAll((sample) -> (isAllocation(sample) && sample.weight() > most) ? sample.weighing(most) : sample);
		return bounded;
	}

	// Returns what each sample weighs at most, if they weigh as much as is allowed
	private static long most(long[] weights, long allowed) {
		long[] sorted = weights.clone();
		Arrays.sort(sorted);
		long left = allowed;
		for (int index = 0; index < sorted.length; index++) {
			long each = left / (sorted.length - index);
			if (sorted[index] > each) {
				return each;
			}
			left -= sorted[index];
		}
		return Long.MAX_VALUE;
	}

	private static boolean isAllocation(RawSample sample) {
		return sample.type() == SampleType.ALLOC;
	}

}
