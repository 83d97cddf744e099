package dev.monitored.operation.recording;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Tags;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.meter.CallMeter;
import dev.monitored.meter.CallTimers;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.operation.declaration.Operation;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * Records the calls of one operation, whichever method makes them.
 */
public final class OperationRecorder {

	private static final Log logger = LogFactory.getLog(OperationRecorder.class);

	private final Operation operation;

	private final OperationRecorders recorders;

	private final ActiveCalls active;

	private final ErrorCounts errors;

	private final ThrownOutcomes thrown;

	private final AtomicBoolean checked = new AtomicBoolean();

	private final AtomicBoolean leftAlone = new AtomicBoolean();

	OperationRecorder(Operation operation, OperationRecorders recorders) {
		this(operation, recorders, new ActiveCalls(),
				new ErrorCounts(OperationMeters.ERRORS.meterName(), OperationMeters.ERRORS.description(),
						Tags.of("operation", operation.name()),
						recorders.guard().label(OperationMeters.ERRORS.meterName(), "error"), recorders.registry()));
	}

	private OperationRecorder(Operation operation, OperationRecorders recorders, ActiveCalls active,
			ErrorCounts errors) {
		this.operation = operation;
		this.recorders = recorders;
		this.active = active;
		this.errors = errors;
		this.thrown = new ThrownOutcomes(operation.noErrorFor());
	}

	/**
	 * Registers what exists once for the operation.
	 */
	void register() {
		this.active.register(OperationMeters.ACTIVE.meterName(), OperationMeters.ACTIVE.description(),
				Tags.of("operation", this.operation.name()), this.recorders.registry());
	}

	/**
	 * Returns a recorder of the same operation as it was declared later, with the same
	 * calls in flight.
	 * @param declared the operation
	 * @return its recorder
	 */
	OperationRecorder with(Operation declared) {
		return new OperationRecorder(declared, this.recorders, this.active, this.errors);
	}

	/**
	 * Returns the recorder of one label set.
	 * @param values the values of declared tag keys that calls bring along
	 * @param returnType the declared type of the calls' results
	 * @return the recorder
	 */
	public CallRecorder calls(Map<String, String> values, ReturnType returnType) {
		Tags tags = tags(values);
		CallTimers timers = new CallTimers(OperationMeters.DURATION.meterName(), OperationMeters.DURATION.description(),
				tags, this.operation.boundaries(), returnType.statuses());
		CallMeter meter = new CallMeter(timers, this.active, this.errors, this.recorders.registry());
		if (this.checked.compareAndSet(false, true)) {
			this.recorders.registry()
				.whenReady((registry) -> ThresholdBoundaries.check(this.operation, tags, registry));
		}
		return new CallRecorder(this, meter, this.thrown, this.recorders.classifiers(), returnType);
	}

	boolean records(Operation other) {
		return this.operation.equals(other);
	}

	void leaveAlone(Object result) {
		if (this.leftAlone.compareAndSet(false, true)) {
			logger.warn(
					"Operation '%s' returned a %s, which cannot be measured without changing its type; such results are not recorded. Return a Flux or a Mono, or record by hand"
						.formatted(this.operation.name(), result.getClass().getName()));
		}
	}

	private Tags tags(Map<String, String> values) {
		Tags tags = Tags.of("operation", this.operation.name());
		for (String key : this.recorders.tagKeys().keys()) {
			String value = values.getOrDefault(key, this.operation.tags().getOrDefault(key, BoundedLabel.NONE));
			tags = tags.and(key, value);
		}
		return tags;
	}

}
