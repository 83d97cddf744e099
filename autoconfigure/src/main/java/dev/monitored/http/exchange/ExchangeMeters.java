package dev.monitored.http.exchange;

import dev.monitored.registry.DescribedMeter;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * The meters of the HTTP binder. The timers of requests are Boot's.
 */
public enum ExchangeMeters implements DescribedMeter {

	/**
	 * Requests that have arrived and are not answered.
	 */
	SERVER_ACTIVE("http.server.active", "Requests that have arrived and whose answer has not ended"),

	/**
	 * Errors that clients got.
	 */
	API_ERRORS("api.errors", "Requests that were answered with an error, by its type and code", "error.type",
			"error.code", "path");

	private final MeterDetails details;

	ExchangeMeters(String meterName, String description, String... labels) {
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
			super(values(), "api.errors");
		}

	}

}
