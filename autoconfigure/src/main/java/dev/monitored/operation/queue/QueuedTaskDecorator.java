package dev.monitored.operation.queue;

import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskDecorator;

import dev.monitored.registry.MonotonicTime;

/**
 * Lets tasks say how long they have waited. What the decorator of the application does is
 * done as before, within.
 */
final class QueuedTaskDecorator implements TaskDecorator {

	private final @Nullable TaskDecorator application;

	/**
	 * Creates a decorator.
	 * @param application the decorator of the application, if there is one
	 */
	QueuedTaskDecorator(@Nullable TaskDecorator application) {
		this.application = application;
	}

	@Override
	public Runnable decorate(Runnable task) {
		Runnable decorated = (this.application != null) ? this.application.decorate(task) : task;
		return (task instanceof Future<?> submitted) ? new QueuedFuture<>(submitted, decorated, waited(task))
				: new QueuedTask(decorated, waited(task));
	}

	// A task of a scheduler waits from the time on for which it is planned.
	private static LongSupplier waited(Runnable task) {
		if (task instanceof Delayed planned) {
			return () -> -planned.getDelay(TimeUnit.NANOSECONDS);
		}
		long submitted = MonotonicTime.nanos();
		return () -> MonotonicTime.nanos() - submitted;
	}

}
