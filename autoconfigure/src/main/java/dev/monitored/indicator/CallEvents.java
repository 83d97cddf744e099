package dev.monitored.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.CallOutputs;
import dev.monitored.call.CallWitness;
import dev.monitored.call.ExcludedStarts;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;

/**
 * Counts the calls of one label set as events of all objectives that they match. Calls of
 * every signal end here. What a good call costs is the counting alone.
 */
public final class CallEvents {

	private static final FailureLog failures = new FailureLog(CallEvents.class);

	private static final String NO_SAMPLE = "It is not recorded what the time of a good call went to";

	private final CountedCalls calls;

	private final CallOutputs outputs;

	private final CallTally tally;

	private final SloEvents[] slos;

	private final WitnessedCalls witnessed;

	/**
	 * Creates events that nothing has been counted of.
	 * @param calls the calls, with what counts them and what hears of them
	 * @param active the number of these calls in flight, streams not counted
	 */
	public CallEvents(CountedCalls calls, LongSupplier active) {
		this.calls = calls;
		this.outputs = calls.outputs();
		List<SloEvents> events = new ArrayList<>();
		for (TrackedSlo slo : calls.slos()) {
			events.add(new SloEvents(slo, slo.track(calls.calls().labels(), active)));
		}
		this.slos = events.toArray(new SloEvents[0]);
		this.tally = new CallTally(this.slos);
		this.witnessed = new WitnessedCalls(this.slos);
	}

	/**
	 * Returns the SLOs that the calls match.
	 * @return the SLOs
	 */
	public List<TrackedSlo> slos() {
		return this.calls.slos();
	}

	/**
	 * Returns the calls.
	 * @return what they are
	 */
	public MeasuredCalls calls() {
		return this.calls.calls();
	}

	/**
	 * Returns whether the calls are entered and left, so that it is known what their time
	 * goes to.
	 * @return whether their frames are needed
	 */
	public boolean areFollowed() {
		return this.outputs.areFollowed();
	}

	/**
	 * Counts a call that ended, and tells those who want to know if it was a bad one. An
	 * objective that cannot be counted leaves the others alone. Nothing is thrown, unless
	 * the stack has run out.
	 * @param end how it ended
	 */
	public void count(CallEnd end) {
		count(end, CallWitness.NO_THREAD, end.start() + end.nanos());
	}

	/**
	 * Counts a call that ended, of which it is known which thread ran it, as
	 * {@link #count(CallEnd)} does.
	 * @param end how it ended
	 * @param thread the id of the thread that ran it from its start on,
	 * {@link CallWitness#NO_THREAD} if there is none
	 * @param until until when the thread ran it
	 */
	public void count(CallEnd end, long thread, long until) {
		if (ExcludedStarts.contain(end.start())) {
			leaveOut(end);
			return;
		}
		Status status = end.outcome().status();
		if (this.tally.count(end) || status == Status.ERROR || !end.past().broken().isEmpty()) {
			tell(end);
		}
		else if (status == Status.SUCCESS && isSampled(end.start())) {
			sample(end);
		}
		CallWitness witness = this.outputs.witness();
		if (witness != null) {
			this.witnessed.ended(witness, end, thread, until);
		}
	}

	/**
	 * Counts a call that ended on the thread that it has entered it on, or whose time was
	 * not followed, as {@link #count(CallEnd)} does. Nothing is allocated for a good one.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @param nanos how long it took, in nanoseconds
	 * @param outcome how it ended
	 * @param failure what it threw, if that is known
	 */
	public void count(long owner, long start, long nanos, Outcome outcome, @Nullable Throwable failure) {
		Status status = outcome.status();
		if (ExcludedStarts.contain(start)) {
			this.tally.leaveOut(status, nanos);
			return;
		}
		if (this.tally.count(status, nanos) || status == Status.ERROR) {
			tell(new CallEnd(start, nanos, outcome, failure, parts(owner, start)));
		}
		else if (status == Status.SUCCESS && isSampled(start)) {
			sample(owner, start, nanos);
		}
		CallWitness witness = this.outputs.witness();
		if (witness != null) {
			this.witnessed.ended(witness, owner, start, nanos, status);
		}
	}

	/**
	 * Counts a call that ended on the thread that it has entered it on, and that waited
	 * in a queue before, as {@link #count(CallEnd)} does.
	 * @param owner the number of what records the call
	 * @param start its start
	 * @param nanos how long it took from then on
	 * @param outcome how it ended
	 * @param failure what it threw, if that is known
	 * @param past what is known from before
	 */
	public void countQueued(long owner, long start, long nanos, Outcome outcome, @Nullable Throwable failure,
			CallPast past) {
		long thread = CallFrames.isIn(owner, start) ? Thread.currentThread().getId() : CallWitness.NO_THREAD;
		count(new CallEnd(start, nanos, outcome, failure, parts(owner, start), past), thread, start + nanos);
	}

	/**
	 * Reports that a thread ran a call that ends later.
	 * @param start its start
	 * @param thread the id of the thread
	 * @param until until when it ran the call
	 */
	public void ran(long start, long thread, long until) {
		CallWitness witness = this.outputs.witness();
		if (witness != null && !ExcludedStarts.contain(start)) {
			this.witnessed.ran(witness, start, thread, until);
		}
	}

	/**
	 * Counts a part of a call, such as its first token. Listeners hear of it when the
	 * call ends.
	 * @param end how the part ended
	 * @return the objectives that it broke
	 */
	public List<BrokenObjective> countPart(CallEnd end) {
		if (ExcludedStarts.contain(end.start())) {
			leaveOut(end);
			return List.of();
		}
		if (this.tally.count(end)) {
			return putDown(end).broken();
		}
		if (end.outcome().status() == Status.SUCCESS && isSampled(end.start())) {
			sample(end);
		}
		return List.of();
	}

	/**
	 * Marks the span of a call whose end is counted when the span is gone, by what is
	 * known of the end so far. Nothing is counted.
	 * @param end how the call is about to end
	 */
	public void foretell(CallEnd end) {
		if (ExcludedStarts.contain(end.start())) {
			return;
		}
		try {
			List<BrokenObjective> broken = new ArrayList<>();
			Blame blame = new Blame(end, this.calls);
			Cause cause = blame.failed();
			for (SloEvents slo : this.slos) {
				Cause found = slo.foretell(end, blame, broken);
				cause = (cause != null) ? cause : found;
			}
			this.outputs.mark(broken, areFollowed() ? cause : null);
		}
		catch (Throwable ex) {
			failures.failed("The span of a call that went wrong is not marked", ex);
		}
	}

	private void leaveOut(CallEnd end) {
		this.tally.leaveOut(end.outcome().status(), end.nanos());
	}

	// Returns whether the time of a good call is recorded by cause.
	private boolean isSampled(long start) {
		return this.slos.length > 0 && SampledStarts.contain(start) && areFollowed();
	}

	private void sample(long owner, long start, long nanos) {
		try {
			for (SloEvents slo : this.slos) {
				slo.sample(owner, start, nanos, calls().own());
			}
		}
		catch (Throwable ex) {
			failures.failed(NO_SAMPLE, ex);
		}
	}

	private void sample(CallEnd end) {
		try {
			for (SloEvents slo : this.slos) {
				slo.sample(end, calls().own());
			}
		}
		catch (Throwable ex) {
			failures.failed(NO_SAMPLE, ex);
		}
	}

	private CallParts parts(long owner, long start) {
		try {
			return areFollowed() ? CallFrames.parts(owner, start) : CallParts.ELSEWHERE;
		}
		catch (Throwable ex) {
			failures.failed("It is not known what the time of a call went to", ex);
			return CallParts.ELSEWHERE;
		}
	}

	private void tell(CallEnd end) {
		CallEnd known = areFollowed() ? end.interrupted(this.outputs.pauses()) : end;
		PutDown found = putDown(known);
		try {
			this.outputs.mark(found.broken(), found.cause());
			if (this.outputs.areListening(found.broken().isEmpty())) {
				this.outputs.ended(found.ended(known, calls(), this.outputs.traceId()));
			}
		}
		catch (Throwable ex) {
			failures.failed("Listeners did not hear of a call that went wrong", ex);
		}
	}

	// Puts a call down to a cause, for each SLO. What fails for one leaves the others
	// alone.
	private PutDown putDown(CallEnd end) {
		List<BrokenObjective> broken = new ArrayList<>(end.past().broken());
		Blame blame = new Blame(end, this.calls);
		boolean isSampled = end.outcome().status() == Status.SUCCESS && isSampled(end.start());
		Cause cause = blame.failed();
		for (SloEvents slo : this.slos) {
			try {
				Cause found = slo.putDown(end, calls().own(), blame, broken, isSampled);
				cause = (cause != null) ? cause : found;
			}
			catch (Throwable ex) {
				failures.failed("A call that went wrong has no cause", ex);
			}
		}
		return new PutDown(broken, areFollowed() ? cause : null);
	}

}
