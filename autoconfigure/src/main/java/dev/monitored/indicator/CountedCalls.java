package dev.monitored.indicator;

import java.util.List;

import dev.monitored.call.CallOutputs;
import dev.monitored.call.MeasuredCalls;

/**
 * The calls of one label set, with what counts them and what hears of them.
 *
 * @param calls the calls
 * @param slos the SLOs that they match
 * @param outputs what hears of them
 */
public record CountedCalls(MeasuredCalls calls, List<TrackedSlo> slos, CallOutputs outputs) {

	/**
	 * Returns whether one of the SLOs includes the time that calls wait in a queue.
	 * @return whether it counts how long they did
	 */
	public boolean areQueuesIncluded() {
		return this.slos.stream().anyMatch((slo) -> slo.slo().includesQueue());
	}

}
