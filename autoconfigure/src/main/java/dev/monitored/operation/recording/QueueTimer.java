package dev.monitored.operation.recording;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.monitored.failure.FailureLog;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.operation.declaration.Operation;
import dev.monitored.operation.queue.QueueWait;
import dev.monitored.registry.DeferredMeters;

/**
 * The timer of how long calls of one operation waited in queues, from the first one on
 * that did. It has the buckets of the operation.
 */
final class QueueTimer {

	private static final FailureLog failures = new FailureLog(QueueTimer.class);

	private final Operation operation;

	private final DeferredDistribution timer;

	QueueTimer(Operation operation, DeferredMeters meters) {
		this.operation = operation;
		this.timer = new DeferredDistribution(OperationMeters.QUEUE.meterName(), this::register, meters);
	}

	/**
	 * Records how long the task of this thread has waited, if its time was not taken.
	 * @return the time in nanoseconds, 0 if there is none
	 */
	long take() {
		long waited = QueueWait.NONE;
		try {
			waited = QueueWait.take();
			if (waited != QueueWait.NONE) {
				this.timer.record(waited);
			}
		}
		catch (Throwable ex) {
			failures.failed("It is not recorded how long a call waited in a queue", ex);
		}
		return Math.max(0, waited);
	}

	private DoubleConsumer register(MeterRegistry registry) {
		Timer registered = Timer.builder(OperationMeters.QUEUE.meterName())
			.description(OperationMeters.QUEUE.description())
			.tag("operation", this.operation.name())
			.serviceLevelObjectives(this.operation.boundaries().toArray(Duration[]::new))
			.register(registry);
		return (nanos) -> registered.record((long) nanos, TimeUnit.NANOSECONDS);
	}

}
