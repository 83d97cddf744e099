package dev.monitored.operation.recording;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallSpan;
import dev.monitored.cause.CallParts;
import dev.monitored.outcome.Outcome;

/**
 * Records one call that has a span of its own. The span is the current one while the call
 * runs on the thread that entered it, and while its end is recorded.
 */
final class TracedCalls extends CallRecorder {

	private final CallSpan span;

	/**
	 * Creates what records one call.
	 * @param shared records all calls
	 * @param outcomes find out how the call ended
	 * @param span the span
	 */
	TracedCalls(CallRecorder shared, CallOutcomes outcomes, CallSpan span) {
		super(shared, outcomes);
		this.span = span;
	}

	@Override
	public void enter(long start) {
		super.enter(start);
		this.span.enter();
	}

	@Override
	CallParts handOn(long start) {
		this.span.leave();
		return super.handOn(start);
	}

	@Override
	void abandon(long start) {
		this.span.abandon();
		super.abandon(start);
	}

	@Override
	void record(long start, Outcome outcome, @Nullable Throwable failure, @Nullable CallParts parts) {
		try {
			this.span.enter();
		}
		catch (Throwable ex) {
			// The stack has run out
		}
		try {
			super.record(start, outcome, failure, parts);
		}
		finally {
			end(outcome);
		}
	}

	private void end(Outcome outcome) {
		try {
			this.span.end(outcome);
		}
		catch (Throwable ex) {
			// The stack has run out, after the call was recorded
		}
	}

	@Override
	CallRecorder with(CallOutcomes other) {
		return new TracedCalls(this, other, this.span);
	}

	@Override
	public Object observation() {
		return this.span.observation();
	}

}
