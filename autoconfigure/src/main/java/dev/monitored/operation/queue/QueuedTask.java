package dev.monitored.operation.queue;

import java.util.function.LongSupplier;

/**
 * A task that knows how long it has waited when it begins.
 */
class QueuedTask implements Runnable {

	private final Runnable task;

	private final LongSupplier waited;

	/**
	 * Creates a task that may run more than once.
	 * @param task what to do
	 * @param waited returns how long it has waited until now, in nanoseconds
	 */
	QueuedTask(Runnable task, LongSupplier waited) {
		this.task = task;
		this.waited = waited;
	}

	@Override
	public final void run() {
		long before = QueueWait.begin(Math.max(0, this.waited.getAsLong()));
		try {
			this.task.run();
		}
		finally {
			QueueWait.begin(before);
		}
	}

	@Override
	public final String toString() {
		return this.task.toString();
	}

}
