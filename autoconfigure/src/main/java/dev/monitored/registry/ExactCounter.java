package dev.monitored.registry;

import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * A sum of whole numbers that only grows, exported as a counter. It is exact however
 * often it is added to, and counts before there is a registry.
 */
public final class ExactCounter {

	private final LongAdder sum = new LongAdder();

	private final double unitsInOne;

	private final Registration registration;

	/**
	 * Creates a sum that is not registered yet.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param unit the base unit, or {@code null} if there is none
	 * @param tags the labels
	 * @param unitsInOne how many of what is added are one of what is exported
	 * @param meters where the meter is registered
	 */
	public ExactCounter(String name, String description, @Nullable String unit, Tags tags, double unitsInOne,
			DeferredMeters meters) {
		this.unitsInOne = unitsInOne;
		this.registration = meters.registrationUntilClosed(name,
				(available) -> FunctionCounter.builder(name, this, ExactCounter::value)
					.description(description)
					.baseUnit(unit)
					.tags(tags)
					.register(available));
	}

	/**
	 * Registers the counter, as soon as the registry is ready, unless it is.
	 */
	public void register() {
		this.registration.ensure();
	}

	/**
	 * Adds a number.
	 * @param units the number, which is not negative
	 */
	public void add(long units) {
		this.sum.add(units);
		register();
	}

	/**
	 * Adds one.
	 */
	public void increment() {
		add(1);
	}

	/**
	 * Returns what was added so far.
	 * @return the sum
	 */
	public long sum() {
		return this.sum.sum();
	}

	private double value() {
		return this.sum.sum() / this.unitsInOne;
	}

}
