package dev.monitored.operation.recording;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The future that a caller gets in place of a {@link CompletableFuture} that still runs.
 * It completes once the call is recorded, and only then runs what the caller attached to
 * it. A future runs what was attached last first, so anything attached to the original by
 * its caller would be charged to the call.
 * <p>
 * Whatever completes it completes the original, so that cancelling it cancels the work.
 *
 * @param <T> the type of the value
 */
final class RecordedFuture<T> extends CompletableFuture<T> {

	private final CompletableFuture<T> original;

	private final CallRecorder recorder;

	private final long start;

	private final AtomicBoolean ended = new AtomicBoolean();

	RecordedFuture(CompletableFuture<T> original, CallRecorder recorder, long start) {
		this.original = original;
		this.recorder = recorder;
		this.start = start;
	}

	/**
	 * Returns whether a future can be replaced without a difference to its caller: it is
	 * exactly a {@link CompletableFuture}, or one that another operation has recorded.
	 * @param stage what the operation returned
	 * @return whether it can be replaced
	 */
	static boolean canReplace(Object stage) {
		return stage.getClass() == CompletableFuture.class || stage.getClass() == RecordedFuture.class;
	}

	/**
	 * Ends the call when the original completes, or now if it has.
	 * @return this future
	 */
	RecordedFuture<T> follow() {
		this.original.whenComplete(this::end);
		return this;
	}

	private void end(@Nullable T value, @Nullable Throwable failure) {
		try {
			if (this.ended.compareAndSet(false, true)) {
				record(value, failure);
			}
		}
		finally {
			if (failure != null) {
				super.completeExceptionally(failure);
			}
			else {
				super.complete(value);
			}
		}
	}

	private void record(@Nullable T value, @Nullable Throwable failure) {
		if (failure != null) {
			this.recorder.threw(this.start, failure);
		}
		else {
			this.recorder.ended(this.start, value);
		}
	}

	@Override
	public boolean complete(T value) {
		return completed(this.original.complete(value));
	}

	@Override
	public boolean completeExceptionally(Throwable failure) {
		return completed(this.original.completeExceptionally(failure));
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return completed(this.original.cancel(mayInterruptIfRunning));
	}

	// The thread that completed the original may still be about to end the call
	private boolean completed(boolean result) {
		if (!isDone()) {
			follow();
		}
		return result;
	}

	@Override
	public void obtrudeValue(T value) {
		this.original.obtrudeValue(value);
		super.obtrudeValue(value);
	}

	@Override
	public void obtrudeException(Throwable failure) {
		this.original.obtrudeException(failure);
		super.obtrudeException(failure);
	}

	@Override
	public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
		return completeAsync(supplier, defaultExecutor());
	}

	@Override
	public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
		this.original.completeAsync(supplier, executor);
		return this;
	}

	@Override
	public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
		this.original.orTimeout(timeout, unit);
		return this;
	}

	@Override
	public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
		this.original.completeOnTimeout(value, timeout, unit);
		return this;
	}

}
