package dev.monitored.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DeferredMeters;

/**
 * One timer or summary, and what was to be recorded before it was registered, up to a
 * limit.
 */
public final class DeferredDistribution {

	private static final int MAXIMUM = 10_000;

	private volatile @Nullable DoubleConsumer meter;

	private @Nullable List<Double> early = new ArrayList<>();

	/**
	 * Registers the meter, as soon as the registry is ready.
	 * @param registration registers it and returns what records a value
	 * @param meters where the meter is registered
	 * @return this
	 */
	public DeferredDistribution register(Function<MeterRegistry, DoubleConsumer> registration, DeferredMeters meters) {
		meters.whenReady((available) -> {
			DoubleConsumer registered = (value) -> {
			};
			try {
				registered = registration.apply(available);
			}
			finally {
				bindTo(registered);
			}
		});
		return this;
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
		else {
			recordEarly(value);
		}
	}

	private synchronized void recordEarly(double value) {
		if (this.meter != null) {
			this.meter.accept(value);
		}
		else if (this.early != null && this.early.size() < MAXIMUM) {
			this.early.add(value);
		}
	}

	private synchronized void bindTo(DoubleConsumer registered) {
		this.meter = registered;
		if (this.early != null) {
			this.early.forEach(registered::accept);
			this.early = null;
		}
	}

}
