package dev.monitored.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.Registration;

/**
 * One timer or summary, and what was to be recorded before it was registered, up to a
 * limit.
 */
public final class DeferredDistribution {

	private static final FailureLog failures = new FailureLog(DeferredDistribution.class);

	private static final int MAXIMUM = 10_000;

	private final Registration registration;

	private volatile @Nullable DoubleConsumer meter;

	private final List<Double> early = new ArrayList<>();

	/**
	 * Creates a meter that is not registered yet.
	 * @param name the name of the meter
	 * @param action registers it and returns what records a value
	 * @param meters where the meter is registered
	 */
	public DeferredDistribution(String name, Function<MeterRegistry, DoubleConsumer> action, DeferredMeters meters) {
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
			register();
		}
	}

	private synchronized void recordEarly(double value) {
		if (this.meter != null) {
			this.meter.accept(value);
		}
		else if (this.early.size() < MAXIMUM) {
			this.early.add(value);
		}
	}

	private synchronized void bindTo(DoubleConsumer registered) {
		List<Double> missed = List.copyOf(this.early);
		this.early.clear();
		this.meter = registered;
		missed.forEach((value) -> record(registered, value));
	}

	private static void record(DoubleConsumer registered, double value) {
		try {
			registered.accept(value);
		}
		catch (Throwable ex) {
			failures.failed("An early value could not be recorded", ex);
		}
	}

}
