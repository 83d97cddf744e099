package dev.monitored.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DeferredMeters;

/**
 * One counter, and what was counted before it was registered.
 */
public final class DeferredCounter {

	private volatile @Nullable Counter counter;

	private long early;

	/**
	 * Registers the counter, as soon as the registry is ready.
	 * @param name the name of the meter
	 * @param description what is counted
	 * @param tags the labels
	 * @param meters where the meter is registered
	 */
	public void register(String name, String description, Tags tags, DeferredMeters meters) {
		meters.whenReady(
				(available) -> bindTo(Counter.builder(name).description(description).tags(tags).register(available)));
	}

	/**
	 * Counts one.
	 */
	public void increment() {
		Counter bound = this.counter;
		if (bound != null) {
			bound.increment();
		}
		else {
			incrementEarly();
		}
	}

	private synchronized void incrementEarly() {
		if (this.counter != null) {
			this.counter.increment();
		}
		else {
			this.early++;
		}
	}

	private synchronized void bindTo(Counter registered) {
		this.counter = registered;
		registered.increment(this.early);
	}

}
