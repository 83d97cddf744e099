package dev.monitored.operation.recording;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.registry.MonotonicTime;

/**
 * The time in which a thread waits for the future of a call. It is a part of the call
 * that this thread is in.
 */
final class FutureWait {

	private final Cause cause;

	private final CallParts parts;

	/**
	 * The start tells those of a thread apart.
	 */
	private static final long OWNER = CallFrames.newOwner();

	private final long start = MonotonicTime.nanos();

	private FutureWait(Cause cause, CallParts parts) {
		this.cause = cause;
		this.parts = parts;
	}

	/**
	 * Begins to wait.
	 * @param cause what the time is put down to
	 * @param parts what handing on the call has returned, nothing if it has ended before:
	 * this thread may have waited for it by other means
	 * @return what ends the waiting
	 */
	static FutureWait begin(Cause cause, CallParts parts) {
		FutureWait wait = new FutureWait(cause, parts);
		CallFrames.enter(OWNER, wait.start);
		return wait;
	}

	// Returns what a future failed with: its caller may throw that, or what it is wrapped
	// in.
	private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
		if (failure instanceof ExecutionException || failure instanceof CompletionException) {
			return (failure.getCause() != null) ? failure.getCause() : failure;
		}
		return failure;
	}

	/**
	 * Ends the waiting.
	 * @param failure what the future has failed with, or why this thread gave up
	 * @param isDone whether the call has ended
	 */
	void end(@Nullable Throwable failure, boolean isDone) {
		CallFrames.leave(OWNER, this.start, MonotonicTime.nanos() - this.start, this.cause, unwrapped(failure));
		if (isDone) {
			CallFrames.comeBack(this.parts);
		}
	}

}
