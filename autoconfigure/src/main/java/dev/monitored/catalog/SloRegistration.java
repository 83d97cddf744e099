package dev.monitored.catalog;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.indicator.SliCounter;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.indicator.cause.CauseCounters;
import dev.monitored.indicator.cause.CauseTotals;
import dev.monitored.indicator.cause.SloCauses;
import dev.monitored.label.LabelValue;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.slo.Slo;
import dev.monitored.slo.objective.Freshness;
import dev.monitored.slo.objective.MinRate;
import dev.monitored.slo.objective.Objective;

/**
 * Registers the meters of SLOs, and the start of their process with the first one. Each
 * is registered for itself, so that a registry that refuses one has the others.
 */
final class SloRegistration {

	private final CountingProcess process;

	private final DeferredMeters meters;

	private final AtomicBoolean started = new AtomicBoolean();

	/**
	 * Creates a registration of no SLO yet.
	 * @param process the process that counts
	 * @param meters where the meters are registered
	 */
	SloRegistration(CountingProcess process, DeferredMeters meters) {
		this.process = process;
		this.meters = meters;
	}

	/**
	 * Registers the meters of an SLO, as soon as the registry is ready.
	 * @param tracked the SLO
	 */
	void add(TrackedSlo tracked) {
		if (this.started.compareAndSet(false, true)) {
			constant(SloMeters.PROCESS_START, this.process.tags(), this.process, this.process.startSeconds());
		}
		Slo slo = tracked.slo();
		Tags tags = this.process.tags().and("slo", slo.name());
		for (SliCounter sliCounter : tracked.indicators()) {
			add(sliCounter, slo, tags.and("sli", sliCounter.objective().sli()));
		}
		SloCauses causes = tracked.causes();
		if (causes != null) {
			causes.register();
		}
		counter(SloMeters.CALLS, tags, tracked);
		counter(SloMeters.EXCLUDED_EVENTS, tags, tracked);
		gauge(SloMeters.ACTIVE_CALLS, tags, tracked);
		gauge(SloMeters.LONGEST_CALL, tags, tracked);
		constant(SloMeters.INFO, tags.and("team", text(slo.team()), "runbook", text(slo.runbook()), "page",
				String.valueOf(slo.page()), "lifecycle", this.process.lifecycle().label()), tracked, 1);
		addTraffic(tracked, slo, tags);
	}

	/**
	 * Returns what creates the counters of causes.
	 * @param slo the name of the SLO
	 * @return creates them, none of which is registered yet
	 */
	CauseCounters causes(String slo) {
		return new SloCauseCounters(this.process.tags().and("slo", slo), this.meters);
	}

	private void addTraffic(TrackedSlo tracked, Slo slo, Tags tags) {
		MinRate minRate = slo.minRate();
		if (minRate != null) {
			constant(SloMeters.MIN_RATE, tags, tracked, minRate.perSecond());
		}
		Freshness freshness = slo.freshness();
		if (freshness != null) {
			constant(SloMeters.FRESHNESS, tags, tracked, freshness.seconds());
			gauge(SloMeters.LAST_SUCCESS, tags, tracked);
		}
	}

	private void add(SliCounter sliCounter, Slo slo, Tags tags) {
		Objective objective = sliCounter.objective();
		CauseTotals causes = sliCounter.causes();
		if (causes != null) {
			causes.register();
		}
		counter(SloMeters.EVENTS, tags, sliCounter);
		counter(SloMeters.BAD_EVENTS, tags, sliCounter);
		counter(SloMeters.BUDGET_EVENTS, tags, sliCounter);
		constant(SloMeters.OBJECTIVE, tags, sliCounter, objective.target().doubleValue());
		constant(SloMeters.WINDOW, tags, sliCounter, slo.window().days());
		if (!objective.thresholds().isEmpty()) {
			constant(SloMeters.THRESHOLD, tags, sliCounter, objective.thresholds().get(0).toNanos() / 1e9);
		}
	}

	private void counter(SloMeters meter, Tags tags, TrackedSlo tracked) {
		counter(meter, tags, tracked, new SloReading(meter));
	}

	private void counter(SloMeters meter, Tags tags, SliCounter sliCounter) {
		counter(meter, tags, sliCounter, new SliReading(meter));
	}

	private <T> void counter(SloMeters meter, Tags tags, T source, ToDoubleFunction<T> value) {
		begin(meter,
				(registry) -> FunctionCounter.builder(meter.meterName(), source, value)
					.description(meter.description())
					.tags(tags)
					.register(registry));
	}

	private <T> void constant(SloMeters meter, Tags tags, T source, double value) {
		gauge(meter, tags, source, (any) -> value);
	}

	private void gauge(SloMeters meter, Tags tags, TrackedSlo tracked) {
		gauge(meter, tags, tracked, new SloReading(meter));
	}

	private <T> void gauge(SloMeters meter, Tags tags, T source, ToDoubleFunction<T> value) {
		begin(meter,
				(registry) -> Gauge.builder(meter.meterName(), source, value)
					.description(meter.description())
					.baseUnit(meter.unit())
					.tags(tags)
					.register(registry));
	}

	private void begin(SloMeters meter, Function<MeterRegistry, Meter> action) {
		this.meters.registrationUntilClosed(meter.meterName(), action).ensure();
	}

	private static String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value : LabelValue.NONE;
	}

	/**
	 * Reads the value of a meter from an SLO. It is one class for all meters, because the
	 * JVM makes a class for each lambda.
	 *
	 * @param meter the meter
	 */
	private record SloReading(SloMeters meter) implements ToDoubleFunction<TrackedSlo> {

		@Override
		public double applyAsDouble(TrackedSlo tracked) {
			return switch (this.meter) {
				case CALLS -> tracked.calls();
				case EXCLUDED_EVENTS -> tracked.excludedEvents();
				case ACTIVE_CALLS -> tracked.activeCalls();
				case LONGEST_CALL -> tracked.longestCallNanos() / 1e9;
				case LAST_SUCCESS -> tracked.lastSuccessMillis() / 1e3;
				default -> throw new IllegalStateException(this.meter + " has no value of an SLO");
			};
		}

	}

	/**
	 * Reads the value of a meter from the counter of an objective, in one class as above.
	 *
	 * @param meter the meter
	 */
	private record SliReading(SloMeters meter) implements ToDoubleFunction<SliCounter> {

		@Override
		public double applyAsDouble(SliCounter sliCounter) {
			return switch (this.meter) {
				case EVENTS -> sliCounter.counts().events();
				case BAD_EVENTS -> sliCounter.counts().badEvents();
				case BUDGET_EVENTS -> budgetEvents(sliCounter);
				default -> throw new IllegalStateException(this.meter + " has no value of an objective");
			};
		}

		// The product is exact before it is rounded, so it never decreases and reads as
		// people write it
		private static double budgetEvents(SliCounter sliCounter) {
			BigDecimal events = BigDecimal.valueOf(sliCounter.counts().events());
			return sliCounter.objective().budget().multiply(events).doubleValue();
		}

	}

}
