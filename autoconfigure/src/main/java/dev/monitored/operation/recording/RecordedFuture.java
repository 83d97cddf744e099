package dev.monitored.operation.recording;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The future that a caller gets in place of a {@link CompletableFuture} that still runs.
 * It completes once the call is recorded, and only then runs what the caller attached to
 * it. A future runs what was attached last first, so anything attached to the original by
 * its caller would be charged to the call.
 * <p>
 * Completing, cancelling or timing out this future does the same to the original.
 *
 * @param <T> the type of the value
 */
final class RecordedFuture<T> extends CompletableFuture<T> {

	private final CompletableFuture<T> original;

	private final StageEnd end;

	RecordedFuture(CompletableFuture<T> original, StageEnd end) {
		this.original = original;
		this.end = end;
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
			this.end.accept(value, failure);
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

	// The thread that completed the original may be running what is attached to a future
	// of another caller, and wait there for this one
	private void catchUp() {
		if (!super.isDone() && this.original.isDone()) {
			follow();
		}
	}

	@Override
	public boolean isDone() {
		catchUp();
		return super.isDone();
	}

	@Override
	public boolean isCancelled() {
		catchUp();
		return super.isCancelled();
	}

	@Override
	public boolean isCompletedExceptionally() {
		catchUp();
		return super.isCompletedExceptionally();
	}

	@Override
	public T get() throws InterruptedException, ExecutionException {
		FutureWait wait = waiting();
		Throwable failure = null;
		try {
			return super.get();
		}
		catch (Throwable ex) {
			failure = ex;
			throw ex;
		}
		finally {
			end(wait, failure);
		}
	}

	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		FutureWait wait = waiting();
		Throwable failure = null;
		try {
			return super.get(timeout, unit);
		}
		catch (Throwable ex) {
			failure = ex;
			throw ex;
		}
		finally {
			end(wait, failure);
		}
	}

	@Override
	public T join() {
		FutureWait wait = waiting();
		Throwable failure = null;
		try {
			return super.join();
		}
		catch (Throwable ex) {
			failure = ex;
			throw ex;
		}
		finally {
			end(wait, failure);
		}
	}

	private @Nullable FutureWait waiting() {
		catchUp();
		try {
			return this.end.waiting(super.isDone());
		}
		catch (Throwable ex) {
			return null; // the stack has run out
		}
	}

	private void end(@Nullable FutureWait wait, @Nullable Throwable failure) {
		try {
			if (wait != null) {
				wait.end(failure, super.isDone());
			}
		}
		catch (Throwable ex) {
			// The stack has run out: the call around it leaves it
		}
	}

	@Override
	public T getNow(T valueIfAbsent) {
		catchUp();
		return super.getNow(valueIfAbsent);
	}

	// All that is attached to this future asks for a new one
	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		catchUp();
		return super.newIncompleteFuture();
	}

	// All that attaches this future to another one asks for it
	@Override
	public CompletableFuture<T> toCompletableFuture() {
		catchUp();
		return this;
	}

	@Override
	public boolean complete(T value) {
		boolean completed = this.original.complete(value);
		catchUp();
		return completed;
	}

	@Override
	public boolean completeExceptionally(Throwable failure) {
		boolean completed = this.original.completeExceptionally(failure);
		catchUp();
		return completed;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = this.original.cancel(mayInterruptIfRunning);
		catchUp();
		return cancelled;
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
