package dev.monitored.http.exchange;

import java.util.List;

/**
 * The meters of the HTTP binder. The timers of requests are Boot's.
 */
public enum ExchangeMeters {

	/**
	 * Requests that have arrived and are not answered.
	 */
	SERVER_ACTIVE("http.server.active", "Requests that have arrived and whose answer has not ended"),

	/**
	 * Errors that clients got.
	 */
	API_ERRORS("api.errors", "Requests that were answered with an error, by its type and code", "error.type",
			"error.code", "path");

	private final String meterName;

	private final String description;

	private final List<String> labels;

	ExchangeMeters(String meterName, String description, String... labels) {
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
	 * Returns the label keys of the meter.
	 * @return the label keys
	 */
	public List<String> labels() {
		return this.labels;
	}

}
