package dev.monitored.indicator;

import java.util.List;

import dev.monitored.call.BrokenObjective;

/**
 * What is known of a call from before its end.
 *
 * @param broken the objectives that a part of it has broken
 * @param waited how long it waited in a queue before it began, in nanoseconds
 */
public record CallPast(List<BrokenObjective> broken, long waited) {

	/**
	 * The past of a call of which nothing is known.
	 */
	public static final CallPast NONE = new CallPast(List.of(), 0);

	/**
	 * Creates the past of a call that waited in no queue.
	 * @param broken the objectives that a part of it has broken
	 * @return the past
	 */
	public static CallPast broke(List<BrokenObjective> broken) {
		return new CallPast(broken, 0);
	}

	/**
	 * Creates the past of a call that waited in a queue.
	 * @param nanos how long
	 * @return the past
	 */
	public static CallPast waited(long nanos) {
		return new CallPast(List.of(), nanos);
	}

}
