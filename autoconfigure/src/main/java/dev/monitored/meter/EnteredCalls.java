package dev.monitored.meter;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallOutputs;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.CallStatements;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.CountedCalls;

/**
 * The frames of the calls of one label set, where causes or comparisons need them.
 */
final class EnteredCalls {

	private final long owner;

	private final Cause cause;

	private final CallOutputs outputs;

	EnteredCalls(CountedCalls calls) {
		this.cause = calls.calls().cause();
		this.outputs = calls.outputs();
		this.owner = this.outputs.callers().newOwner(this.cause);
	}

	/**
	 * Returns the number by which the calls are entered.
	 * @return the number
	 */
	long owner() {
		return this.owner;
	}

	/**
	 * Returns the cause of a call's wait for one of these.
	 * @return the cause, or {@code null} if this thread is in no call that wants to know
	 */
	@Nullable Cause waiting() {
		return (this.outputs.areFollowed() && CallFrames.isInCall()) ? this.cause : null;
	}

	/**
	 * Returns whether the calls have frames.
	 * @return whether they are followed, or what they make is compared
	 */
	boolean areEntered() {
		return this.outputs.areFollowed()
				|| (CallStatements.isCaller(this.owner) && this.outputs.callers().areCompared());
	}

	void enter(long start) {
		if (areEntered()) {
			CallFrames.enter(this.owner, start);
		}
	}

	CallParts handOn(long start, long now) {
		this.outputs.callers().leaving(this.owner, start);
		if (this.outputs.areFollowed()) {
			return CallFrames.handOn(this.owner, start, now - start, this.cause);
		}
		CallFrames.detach(this.owner, start, false);
		return CallParts.ELSEWHERE;
	}

	void leave(long start, long nanos, @Nullable Throwable failure) {
		if (!areEntered() || this.outputs.callers().leaving(this.owner, start)) {
			return;
		}
		if (this.outputs.areFollowed()) {
			CallFrames.leave(this.owner, start, nanos, this.cause, failure);
		}
		else {
			CallFrames.detach(this.owner, start, false);
		}
	}

	void abandon(long start) {
		if (areEntered()) {
			this.outputs.callers().leaving(this.owner, start);
			CallFrames.abandon(this.owner, start);
		}
	}

}
