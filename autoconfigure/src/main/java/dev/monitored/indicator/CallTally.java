package dev.monitored.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.Status;

/**
 * Counts the calls of one label set for all objectives of all SLOs that they match. A
 * call that is good for all of them, as nearly all are, is counted once. An objective
 * that cannot be counted leaves the others alone.
 */
final class CallTally {

	private static final FailureLog failures = new FailureLog(CallTally.class);

	private static final String UNCOUNTED = "A call could not be counted as an event of an objective";

	private final SloEvents[] slos;

	private final EventCounter[] counters;

	private final LongAdder good = new LongAdder();

	/**
	 * The longest time of a successful call that is good for all objectives, in
	 * nanoseconds, -1 if there is no objective.
	 */
	private final long satisfied;

	CallTally(SloEvents[] slos) {
		this.slos = slos;
		List<EventCounter> all = new ArrayList<>();
		for (SloEvents slo : slos) {
			for (TrackedObjective objective : slo.objectives()) {
				all.add(objective.counter());
			}
		}
		this.counters = all.toArray(new EventCounter[0]);
		long shortest = (this.counters.length > 0) ? Long.MAX_VALUE : -1;
		for (EventCounter counter : this.counters) {
			counter.share(this.good);
			shortest = Math.min(shortest, counter.satisfied());
		}
		this.satisfied = shortest;
	}

	/**
	 * Counts a call that ended.
	 * @param end how it ended
	 * @return whether it broke an objective, at least half
	 */
	boolean count(CallEnd end) {
		return (end.past().waited() == 0) ? count(end.outcome().status(), end.nanos()) : countQueued(end);
	}

	/**
	 * Counts a call that ended and waited in no queue before.
	 * @param status how it ended
	 * @param nanos how long it took, in nanoseconds
	 * @return whether it broke an objective, at least half
	 */
	boolean count(Status status, long nanos) {
		if (status == Status.SUCCESS && nanos <= this.satisfied) {
			countGood(nanos);
			return false;
		}
		boolean isBad = false;
		for (EventCounter counter : this.counters) {
			try {
				isBad |= counter.count(status, nanos);
			}
			catch (Throwable ex) {
				failures.failed(UNCOUNTED, ex);
			}
		}
		return isBad;
	}

	private void countGood(long nanos) {
		try {
			this.good.increment();
			for (EventCounter counter : this.counters) {
				counter.succeeded(nanos);
			}
		}
		catch (Throwable ex) {
			failures.failed(UNCOUNTED, ex);
		}
	}

	/**
	 * Leaves out a call that ended. It leaves the time in a queue to the next call.
	 * @param status how it ended
	 * @param nanos how long it took, in nanoseconds
	 */
	void leaveOut(Status status, long nanos) {
		for (SloEvents slo : this.slos) {
			try {
				slo.leaveOut(status, nanos);
			}
			catch (Throwable ex) {
				failures.failed("A call that is left out is not counted as such", ex);
			}
		}
	}

	// Counts a call that took longer for the SLOs that include its time in the queue.
	private boolean countQueued(CallEnd end) {
		boolean isBad = false;
		for (SloEvents slo : this.slos) {
			long nanos = slo.nanos(end.nanos(), end.past().waited());
			for (TrackedObjective objective : slo.objectives()) {
				try {
					isBad |= objective.counter().count(end.outcome().status(), nanos);
				}
				catch (Throwable ex) {
					failures.failed(UNCOUNTED, ex);
				}
			}
		}
		return isBad;
	}

}
