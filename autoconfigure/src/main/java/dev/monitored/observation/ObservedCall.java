package dev.monitored.observation;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.registry.MonotonicTime;

/**
 * A call of another system, from its first scope to the end of its observation. It is a
 * part of the call around it if one thread does all of it.
 */
final class ObservedCall {

	/**
	 * The start tells those of a thread apart.
	 */
	private static final long OWNER = CallFrames.newOwner();

	private final long start = MonotonicTime.nanos();

	private final Thread thread = Thread.currentThread();

	private int scopes;

	private @Nullable CallParts parts;

	void enter() {
		if (Thread.currentThread() == this.thread && this.parts == null && this.scopes++ == 0) {
			CallFrames.enter(OWNER, this.start);
		}
	}

	void leave() {
		if (Thread.currentThread() == this.thread && this.parts == null && --this.scopes == 0) {
			this.parts = CallFrames.detach(OWNER, this.start, false);
		}
	}

	/**
	 * Ends the call.
	 * @param cause what its time is put down to by the call around it
	 * @param failure what it failed with, if it did
	 */
	void end(Cause cause, @Nullable Throwable failure) {
		CallParts went = this.parts;
		if (Thread.currentThread() == this.thread && went != null) {
			CallFrames.charge(this.start, MonotonicTime.nanos() - this.start, cause, went, failure);
		}
	}

}
