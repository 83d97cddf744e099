package dev.monitored.indicator;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.cause.SloCauses;
import dev.monitored.outcome.Status;
import dev.monitored.slo.objective.Objective;

/**
 * The calls of one label set as events of one SLO.
 *
 * @param slo the SLO
 * @param objectives its objectives, with what counts the calls
 */
record SloEvents(TrackedSlo slo, List<TrackedObjective> objectives) {

	/**
	 * Returns how long a call took, as the SLO sees it.
	 * @param nanos how long it took from its start on
	 * @param waited how long it had waited in a queue before
	 * @return the time that its objectives are compared with
	 */
	long nanos(long nanos, long waited) {
		return this.slo.slo().includesQueue() ? nanos + waited : nanos;
	}

	/**
	 * Leaves out a call that ended.
	 * @param status how it ended
	 * @param nanos how long it took
	 */
	void leaveOut(Status status, long nanos) {
		boolean isEvent = false;
		for (TrackedObjective objective : this.objectives) {
			isEvent |= objective.counter().leaveOut(status, nanos);
		}
		if (isEvent) {
			this.slo.leaveOut();
		}
	}

	/**
	 * Puts a call that went wrong down to a cause, for each objective that it broke.
	 * @param end how it ended
	 * @param own the cause of the time that it did not pass on
	 * @param blame decides what the call is put down to
	 * @param broken takes the objectives that it broke
	 * @param isSampled whether its time is recorded if it was a good one for this SLO
	 * @return the cause, or {@code null} if it broke none or causes are turned off
	 */
	@Nullable Cause putDown(CallEnd end, Cause own, Blame blame, List<BrokenObjective> broken, boolean isSampled) {
		SloCauses causes = this.slo.causes();
		CallEnd seen = seen(end);
		Cause cause = null;
		for (TrackedObjective objective : this.objectives) {
			int halves = objective.counter().halves(seen.outcome().status(), seen.nanos());
			if (halves > 0) {
				broken.add(broken(objective.indicator().objective()));
				cause = (cause == null && causes != null) ? blame.on(causes, blamed(end, seen)) : cause;
				objective.indicator().putDown(cause, halves);
			}
		}
		if (causes != null && cause != null) {
			causes.badCall(seen.parts(), seen.nanos(), own);
		}
		else if (isSampled) {
			sample(end, own);
		}
		return cause;
	}

	/**
	 * Finds what a call is going to be put down to, and counts nothing.
	 * @param end how it is about to end
	 * @param blame decides what the call is put down to
	 * @param broken takes the objectives that it breaks
	 * @return the cause, or {@code null} if it breaks none or causes are turned off
	 */
	@Nullable Cause foretell(CallEnd end, Blame blame, List<BrokenObjective> broken) {
		int before = broken.size();
		CallEnd seen = seen(end);
		for (TrackedObjective objective : this.objectives) {
			if (objective.counter().halves(seen.outcome().status(), seen.nanos()) > 0) {
				broken.add(broken(objective.indicator().objective()));
			}
		}
		SloCauses causes = this.slo.causes();
		return (causes != null && broken.size() > before) ? blame.on(causes, blamed(end, seen)) : null;
	}

	/**
	 * Returns whether a call breaks one of the objectives.
	 * @param status how it ended
	 * @param nanos how long it took
	 * @param waited how long it had waited in a queue before
	 * @return whether it is a bad event, or half of one
	 */
	boolean isBrokenBy(Status status, long nanos, long waited) {
		long seen = nanos(nanos, waited);
		for (TrackedObjective objective : this.objectives) {
			if (objective.counter().halves(status, seen) > 0) {
				return true;
			}
		}
		return false;
	}

	// A failure is not put down to the queue: what ran out of time began after it.
	private static CallEnd blamed(CallEnd end, CallEnd seen) {
		return (end.outcome().status() == Status.ERROR) ? end : seen;
	}

	private CallEnd seen(CallEnd end) {
		return this.slo.slo().includesQueue() ? end.withQueue() : end;
	}

	private BrokenObjective broken(Objective objective) {
		Duration threshold = objective.thresholds().isEmpty() ? null : objective.thresholds().get(0);
		return new BrokenObjective(this.slo.slo().name(), objective.sli(), objective.text(), threshold);
	}

	void sample(long owner, long start, long nanos, Cause own) {
		SloCauses causes = this.slo.causes();
		if (causes != null) {
			CallFrames.report(owner, start, nanos, own, causes.goodCall());
		}
	}

	void sample(CallEnd end, Cause own) {
		SloCauses causes = this.slo.causes();
		if (causes != null) {
			CallEnd seen = seen(end);
			seen.parts().report(seen.nanos(), own, causes.goodCall());
		}
	}

}
