package dev.monitored.profiler.sample;

import java.util.List;

/**
 * A sample before it is known in which calls it was taken.
 *
 * @param type what it weighs
 * @param stack the stack, outermost line first
 * @param thread the id of the thread
 * @param time when it was taken, or when what it is about ended
 * @param weight what it weighs
 */
public record RawSample(SampleType type, List<StackLine> stack, long thread, long time, long weight) {

	/**
	 * Returns the same sample with another weight.
	 * @param other what it weighs
	 * @return the sample
	 */
	public RawSample weighing(long other) {
		return new RawSample(this.type, this.stack, this.thread, this.time, other);
	}

}
