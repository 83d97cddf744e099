package dev.monitored.observation.recording;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallWitness;
import dev.monitored.call.ExcludedStarts;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.CallEnd;
import dev.monitored.outcome.Outcome;
import dev.monitored.registry.MonotonicTime;

/**
 * One observation from the moment that it is followed to its end. What its time goes to
 * is known if one thread does all of it.
 */
public final class ObservedExecution {

	/**
	 * The start tells those of a thread apart.
	 */
	private static final long OWNER = CallFrames.newOwner();

	private final long start = ExcludedStarts.now();

	private final Thread thread = Thread.currentThread();

	private int scopes;

	private @Nullable CallParts parts;

	/**
	 * Enters it, with its first scope.
	 */
	public void enter() {
		if (Thread.currentThread() == this.thread && this.parts == null && this.scopes++ == 0) {
			CallFrames.enter(OWNER, this.start);
		}
	}

	/**
	 * Leaves it, with its first scope.
	 */
	public void leave() {
		if (Thread.currentThread() == this.thread && this.scopes > 0 && --this.scopes == 0 && this.parts == null) {
			this.parts = CallFrames.detach(OWNER, this.start, false);
		}
	}

	/**
	 * Leaves it at its end, if a scope is still open.
	 */
	public void stop() {
		if (Thread.currentThread() == this.thread && this.scopes > 0 && this.parts == null) {
			this.parts = CallFrames.detach(OWNER, this.start, false);
		}
	}

	/**
	 * Returns how long it has taken until now.
	 * @return the time in nanoseconds
	 */
	public long nanos() {
		return Math.max(0, MonotonicTime.nanos() - this.start);
	}

	/**
	 * Returns its end.
	 * @param nanos how long it took
	 * @param outcome how it ended
	 * @param failure its error, if it has one
	 * @return the end
	 */
	CallEnd end(long nanos, Outcome outcome, @Nullable Throwable failure) {
		CallParts known = known();
		return new CallEnd(this.start, nanos, outcome, failure, (known != null) ? known : CallParts.ELSEWHERE);
	}

	/**
	 * Returns the thread that did all of it.
	 * @return the id, {@link CallWitness#NO_THREAD} if there is none
	 */
	long threadId() {
		return (known() != null) ? this.thread.getId() : CallWitness.NO_THREAD;
	}

	/**
	 * Charges the call around it, which waited for it.
	 * @param nanos how long it took
	 * @param cause what its time is put down to
	 * @param failure its error, if it has one
	 */
	public void charge(long nanos, Cause cause, @Nullable Throwable failure) {
		CallParts known = known();
		if (known != null) {
			CallFrames.charge(this.start, nanos, cause, known, failure);
		}
	}

	private @Nullable CallParts known() {
		return (Thread.currentThread() == this.thread) ? this.parts : null;
	}

}
