package dev.monitored.meter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;

import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.Registration;

/**
 * The number of calls that have started and not ended, as a gauge.
 */
public final class ActiveCalls {

	private final Registration registration;

	private final List<LongSupplier> parts = new CopyOnWriteArrayList<>();

	/**
	 * Creates a number that is not registered yet.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param tags the labels
	 * @param meters where the meter is registered
	 */
	public ActiveCalls(String name, String description, Tags tags, DeferredMeters meters) {
		this.registration = meters.registrationUntilClosed(name,
				(available) -> Gauge.builder(name, this, ActiveCalls::sum)
					.description(description)
					.tags(tags)
					.strongReference(true)
					.register(available));
	}

	/**
	 * Registers the gauge, as soon as the registry is ready, unless it is.
	 */
	public void register() {
		this.registration.ensure();
	}

	/**
	 * Adds a part of the number.
	 * @param part the calls of one label set
	 */
	public void add(LongSupplier part) {
		this.parts.add(part);
	}

	private long sum() {
		long sum = 0;
		for (LongSupplier part : this.parts) {
			sum += part.getAsLong();
		}
		return sum;
	}

}
