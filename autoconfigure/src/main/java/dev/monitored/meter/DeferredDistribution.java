package dev.monitored.meter;

import java.util.function.DoubleConsumer;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.Registration;

/**
 * One timer or summary, and what was to be recorded before it was registered, up to a
 * limit.
 */
public final class DeferredDistribution {

	private final String name;

	private final Registration registration;

	private volatile @Nullable DoubleConsumer meter;

	private final EarlyValues early = new EarlyValues();

	/**
	 * Creates a meter that is not registered yet.
	 * @param name the name of the meter
	 * @param action registers it and returns what records a value
	 * @param meters where the meter is registered
	 */
	public DeferredDistribution(String name, Function<MeterRegistry, DoubleConsumer> action, DeferredMeters meters) {
		this.name = name;
		this.registration = meters.registration(name, (available) -> bindTo(action.apply(available)));
	}

	/**
	 * Registers the meter, as soon as the registry is ready, unless it is.
	 */
	public void register() {
		this.registration.ensure();
	}

	/**
	 * Records a value.
	 * @param value the value; of a timer, nanoseconds
	 */
	public void record(double value) {
		DoubleConsumer bound = this.meter;
		if (bound != null) {
			bound.accept(value);
		}
		else if (!this.registration.isGivenUp()) {
			recordEarly(value);
		}
	}

	private void recordEarly(double value) {
		if (this.early.keep(value)) {
			register();
		}
		else {
			record(value);
		}
	}

	private void bindTo(DoubleConsumer registered) {
		this.meter = registered;
		this.early.replay(this.name, registered);
	}

}
