package dev.monitored.meter;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.Registration;

/**
 * The timer of the calls of one label set that end alike, and the calls that ended before
 * it was registered, up to a limit.
 */
final class DeferredTimer {

	private final CallTimers description;

	private final Status status;

	private final Registration registration;

	private volatile @Nullable Timer timer;

	private final EarlyValues early = new EarlyValues();

	DeferredTimer(CallTimers description, Status status, DeferredMeters meters) {
		this.description = description;
		this.status = status;
		this.registration = meters.registration(description.name(), this::bindTo);
	}

	void register() {
		this.registration.ensure();
	}

	void record(long nanos) {
		Timer bound = this.timer;
		if (bound != null) {
			bound.record(nanos, TimeUnit.NANOSECONDS);
		}
		else if (!this.registration.isGivenUp()) {
			recordEarly(nanos);
		}
	}

	boolean isUsed() {
		Timer bound = this.timer;
		return (bound != null) ? bound.count() > 0 : this.early.areKept();
	}

	private void recordEarly(long nanos) {
		if (this.early.keep(nanos)) {
			register();
		}
		else {
			record(nanos);
		}
	}

	private void bindTo(MeterRegistry available) {
		Timer registered = this.description.register(this.status, available);
		this.timer = registered;
		this.early.replay(this.description.name(), (nanos) -> registered.record((long) nanos, TimeUnit.NANOSECONDS));
	}

}
