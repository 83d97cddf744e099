package dev.monitored.operation.recording;

import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DescribedMeter;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * The meters of operations.
 */
public enum OperationMeters implements DescribedMeter {

	/**
	 * Time of the calls of an operation.
	 */
	DURATION("operation.duration", "Time of the calls of an operation", "operation", "status"),

	/**
	 * Calls of an operation that have started and not ended.
	 */
	ACTIVE("operation.active", "Calls of an operation that have started and not ended", "operation"),

	/**
	 * Failed calls of an operation by the name of their error.
	 */
	ERRORS("operation.errors", "Failed calls of an operation by the name of their error", "operation", "error"),

	/**
	 * Time that calls of an operation waited in the queue of an executor.
	 */
	QUEUE("operation.queue", "Time in the queue of an executor before a call of an operation began", "operation");

	private final MeterDetails details;

	OperationMeters(String meterName, String description, String... labels) {
		this.details = MeterDetails.of(meterName, description, labels);
	}

	@Override
	public MeterDetails details() {
		return this.details;
	}

	/**
	 * Contributes the meters.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(values(), "operation");
		}

		@Override
		public @Nullable String labelSetting(String meter) {
			return DURATION.meterName().equals(meter) ? "monitored.operation.tag-keys" : null;
		}

	}

}
