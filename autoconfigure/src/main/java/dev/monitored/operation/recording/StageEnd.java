package dev.monitored.operation.recording;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.failure.FailureLog;

/**
 * Ends a call when the stage that it returned completes. A caller gets the stage itself,
 * unless {@link RecordedFuture} can replace it.
 */
final class StageEnd implements BiConsumer<@Nullable Object, @Nullable Throwable> {

	private static final FailureLog failures = new FailureLog(StageEnd.class);

	private final CallRecorder recorder;

	private final long start;

	private final CallParts parts;

	private final AtomicBoolean ended = new AtomicBoolean();

	private StageEnd(CallRecorder recorder, long start, CallParts parts) {
		this.recorder = recorder;
		this.start = start;
		this.parts = parts;
	}

	/**
	 * Follows a stage.
	 * @param stage what the operation returned
	 * @param recorder records the call
	 * @param start the start of the call
	 * @return what the caller gets
	 */
	static Object follow(CompletionStage<?> stage, CallRecorder recorder, long start) {
		CompletableFuture<?> future = RecordedFuture.canReplace(stage) ? (CompletableFuture<?>) stage : null;
		if (future != null && future.isDone()) {
			end(future, recorder, start);
			return stage;
		}
		StageEnd end = new StageEnd(recorder, start, recorder.handOn(start));
		try {
			if (future != null) {
				return new RecordedFuture<>(future, end).follow();
			}
			stage.whenComplete(end);
		}
		catch (Throwable ex) {
			failures.failed("A stage could not be observed; its call is timed until it was returned", ex);
			end.accept(null, null);
		}
		return stage;
	}

	// Ends a call whose future has completed by now, on this thread.
	private static void end(CompletableFuture<?> future, CallRecorder recorder, long start) {
		if (!future.isCompletedExceptionally()) {
			recorder.ended(start, future.getNow(null));
			return;
		}
		future.whenComplete((value, failure) -> recorder.threw(start, failure));
	}

	/**
	 * Begins to wait for the call.
	 * @param isDone whether the call has ended before
	 * @return what ends the waiting, or {@code null} if this thread is in no call that
	 * wants to know
	 */
	@Nullable FutureWait waiting(boolean isDone) {
		Cause cause = this.recorder.waiting();
		return (cause != null) ? FutureWait.begin(cause, isDone ? CallParts.NONE : this.parts) : null;
	}

	@Override
	public void accept(@Nullable Object value, @Nullable Throwable failure) {
		if (this.ended.compareAndSet(false, true)) {
			this.recorder.end(this.start, value, failure, this.parts);
		}
	}

}
