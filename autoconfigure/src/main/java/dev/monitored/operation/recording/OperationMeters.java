package dev.monitored.operation.recording;

import java.util.List;

/**
 * The meters of operations.
 */
public enum OperationMeters {

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
	ERRORS("operation.errors", "Failed calls of an operation by the name of their error", "operation", "error");

	private final String meterName;

	private final String description;

	private final List<String> labels;

	OperationMeters(String meterName, String description, String... labels) {
		this.meterName = meterName;
		this.description = description;
		this.labels = List.of(labels);
	}

	/**
	 * Returns the name of the meter.
	 * @return the name, in Micrometer's spelling
	 */
	public String meterName() {
		return this.meterName;
	}

	/**
	 * Returns the description of the meter.
	 * @return the description
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Returns the label keys of the meter, without the declared tag keys.
	 * @return the label keys
	 */
	public List<String> labels() {
		return this.labels;
	}

}
