package dev.monitored.call;

import dev.monitored.registry.DescribedMeter;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * The meters of listeners.
 */
public enum ListenerMeters implements DescribedMeter {

	/**
	 * Calls that a listener missed.
	 */
	DROPPED("monitored.listener.dropped", "Calls that a listener was too slow to hear of", "listener");

	private final MeterDetails details;

	ListenerMeters(String meterName, String description, String... labels) {
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
			super(values(), "monitored.listener");
		}

	}

}
