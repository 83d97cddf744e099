package dev.monitored.operation.recording;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.Outcome;

/**
 * Ends a call when the stage that it returned completes. A caller gets the stage itself,
 * unless {@link RecordedFuture} can replace it.
 */
final class StageEnd implements BiConsumer<@Nullable Object, @Nullable Throwable> {

	private static final FailureLog failures = new FailureLog(StageEnd.class);

	private final CallRecorder recorder;

	private final long start;

	private final AtomicBoolean ended = new AtomicBoolean();

	StageEnd(CallRecorder recorder, long start) {
		this.recorder = recorder;
		this.start = start;
	}

	/**
	 * Follows a stage.
	 * @param stage what the operation returned
	 * @return what its caller gets
	 */
	Object of(CompletionStage<?> stage) {
		boolean isFuture = RecordedFuture.canReplace(stage);
		if (isFuture && isSuccess((CompletableFuture<?>) stage)) {
			this.recorder.ended(this.start, ((CompletableFuture<?>) stage).getNow(null));
			return stage;
		}
		try {
			if (isFuture && !((CompletableFuture<?>) stage).isDone()) {
				return new RecordedFuture<>((CompletableFuture<?>) stage, this).follow();
			}
			stage.whenComplete(this);
		}
		catch (Throwable ex) {
			failures.failed("A stage could not be observed; its call is timed until it was returned", ex);
			if (this.ended.compareAndSet(false, true)) {
				this.recorder.end(this.start, Outcome.SUCCESS);
			}
		}
		return stage;
	}

	private static boolean isSuccess(CompletableFuture<?> future) {
		return future.isDone() && !future.isCompletedExceptionally();
	}

	@Override
	public void accept(@Nullable Object value, @Nullable Throwable failure) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		if (failure != null) {
			this.recorder.threw(this.start, failure);
		}
		else {
			this.recorder.ended(this.start, value);
		}
	}

}
