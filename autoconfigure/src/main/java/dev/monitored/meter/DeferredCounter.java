package dev.monitored.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.Registration;

/**
 * One counter, and what was counted before it was registered.
 */
public final class DeferredCounter {

	private final Registration registration;

	private volatile @Nullable Counter counter;

	private double early;

	/**
	 * Creates a counter that is not registered yet.
	 * @param name the name of the meter
	 * @param description what is counted, if that is said
	 * @param tags the labels
	 * @param meters where the meter is registered
	 */
	public DeferredCounter(String name, @Nullable String description, Tags tags, DeferredMeters meters) {
		this.registration = meters.registration(name,
				(available) -> bindTo(Counter.builder(name).description(description).tags(tags).register(available)));
	}

	/**
	 * Registers the counter, as soon as the registry is ready, unless it is.
	 */
	public void register() {
		this.registration.ensure();
	}

	/**
	 * Returns the counter in the registry.
	 * @return the counter, or {@code null} until it is registered
	 */
	public @Nullable Counter registered() {
		return this.counter;
	}

	/**
	 * Counts one.
	 */
	public void increment() {
		add(1);
	}

	/**
	 * Counts an amount.
	 * @param amount the amount, which is not negative
	 */
	public void add(double amount) {
		Counter bound = this.counter;
		if (bound != null) {
			bound.increment(amount);
		}
		else {
			addEarly(amount);
			register();
		}
	}

	private synchronized void addEarly(double amount) {
		if (this.counter != null) {
			this.counter.increment(amount);
		}
		else {
			this.early += amount;
		}
	}

	private synchronized void bindTo(Counter registered) {
		double missed = this.early;
		this.early = 0;
		this.counter = registered;
		if (missed > 0) {
			registered.increment(missed);
		}
	}

}
