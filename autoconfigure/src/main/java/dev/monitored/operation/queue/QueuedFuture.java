package dev.monitored.operation.queue;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * A queued task that was submitted as a future, and that an executor cancels or purges as
 * such.
 *
 * @param <V> the type of its result
 */
final class QueuedFuture<V> extends QueuedTask implements RunnableFuture<V> {

	private final Future<V> submitted;

	/**
	 * Creates a task.
	 * @param submitted what was submitted
	 * @param task what to do
	 * @param waited returns how long it has waited until now, in nanoseconds
	 */
	QueuedFuture(Future<V> submitted, Runnable task, LongSupplier waited) {
		super(task, waited);
		this.submitted = submitted;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return this.submitted.cancel(mayInterruptIfRunning);
	}

	@Override
	public boolean isCancelled() {
		return this.submitted.isCancelled();
	}

	@Override
	public boolean isDone() {
		return this.submitted.isDone();
	}

	@Override
	public V get() throws InterruptedException, ExecutionException {
		return this.submitted.get();
	}

	@Override
	public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		return this.submitted.get(timeout, unit);
	}

}
