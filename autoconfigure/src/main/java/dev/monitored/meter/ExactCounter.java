package dev.monitored.meter;

import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DeferredMeters;

/**
 * A sum of whole numbers that only grows, exported as a counter. It is exact however
 * often it is added to, and counts before there is a registry.
 */
public final class ExactCounter {

	private final LongAdder sum = new LongAdder();

	private final double unitsInOne;

	/**
	 * Creates a sum that is exported as it is.
	 */
	public ExactCounter() {
		this(1);
	}

	/**
	 * Creates a sum of parts of what is exported.
	 * @param unitsInOne how many of what is added are one of what is exported
	 */
	public ExactCounter(double unitsInOne) {
		this.unitsInOne = unitsInOne;
	}

	/**
	 * Registers the counter, as soon as the registry is ready.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param unit the base unit, or {@code null} if there is none
	 * @param tags the labels
	 * @param meters where the meter is registered
	 * @return this
	 */
	public ExactCounter register(String name, String description, @Nullable String unit, Tags tags,
			DeferredMeters meters) {
		meters.whenReadyUntilClosed((available) -> FunctionCounter.builder(name, this, ExactCounter::value)
			.description(description)
			.baseUnit(unit)
			.tags(tags)
			.register(available));
		return this;
	}

	/**
	 * Adds a number.
	 * @param units the number, which is not negative
	 */
	public void add(long units) {
		this.sum.add(units);
	}

	/**
	 * Adds one.
	 */
	public void increment() {
		this.sum.increment();
	}

	private double value() {
		return this.sum.sum() / this.unitsInOne;
	}

}
