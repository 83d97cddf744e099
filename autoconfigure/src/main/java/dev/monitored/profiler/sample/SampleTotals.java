package dev.monitored.profiler.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.monitored.profiler.sample.StackSample.CallsAround;

/**
 * Adds up samples of the same stack in calls that mean the same. A thread that waits
 * outside of any call is idle, and not counted.
 */
public final class SampleTotals {

	private final CallsByThread calls;

	private final Map<Key, long[]> totals = new LinkedHashMap<>();

	/**
	 * Creates sums of nothing.
	 * @param calls the calls in which samples may have been taken
	 */
	public SampleTotals(CallsByThread calls) {
		this.calls = calls;
	}

	/**
	 * Adds a sample.
	 * @param sample the sample
	 */
	public void add(RawSample sample) {
		CallsAround around = this.calls.at(sample.thread(), sample.time());
		if (sample.type() != SampleType.WAIT || around != CallsAround.NONE) {
			long[] total = this.totals.computeIfAbsent(new Key(sample.type(), sample.stack(), around),
					(key) -> new long[2]);
			total[0]++;
			total[1] += sample.weight();
		}
	}

	/**
	 * Returns the sums.
	 * @return a sample for each stack in calls that mean the same
	 */
	public List<StackSample> all() {
		List<StackSample> all = new ArrayList<>();
		this.totals.forEach(
				(key, total) -> all.add(new StackSample(key.type(), key.stack(), key.calls(), total[0], total[1])));
		return all;
	}

	/**
	 * What samples have in common.
	 *
	 * @param type what they weigh
	 * @param stack their stack
	 * @param calls the calls that they were taken in
	 */
	private record Key(SampleType type, List<StackLine> stack, CallsAround calls) {

	}

}
