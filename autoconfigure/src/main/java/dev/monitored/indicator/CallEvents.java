package dev.monitored.indicator;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.Status;

/**
 * Counts the calls of one label set as events of all objectives that they match. Calls of
 * every signal end here.
 */
public final class CallEvents {

	private static final FailureLog failures = new FailureLog(CallEvents.class);

	private final List<TrackedSlo> slos;

	private final EventCounter[] counters;

	/**
	 * Creates events that nothing has been counted of.
	 * @param slos the SLOs that the calls match
	 * @param labels the labels of the calls, as they are exported
	 * @param active the number of these calls in flight, streams not counted
	 */
	public CallEvents(List<TrackedSlo> slos, Map<String, String> labels, LongSupplier active) {
		this.slos = slos;
		this.counters = slos.stream().flatMap((slo) -> slo.track(labels, active).stream()).toArray(EventCounter[]::new);
	}

	/**
	 * Returns the SLOs that the calls match.
	 * @return the SLOs
	 */
	public List<TrackedSlo> slos() {
		return this.slos;
	}

	/**
	 * Counts a call that ended. An objective that cannot be counted leaves the others
	 * alone.
	 * @param status how it ended
	 * @param nanos how long it took, in nanoseconds
	 */
	public void count(Status status, long nanos) {
		for (EventCounter counter : this.counters) {
			try {
				counter.count(status, nanos);
			}
			catch (Throwable ex) {
				failures.failed("A call could not be counted as an event of an objective", ex);
			}
		}
	}

}
