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
			gauge(SloMeters.PROCESS_START, this.process.tags(), this.process, CountingProcess::startSeconds);
		}
		Slo slo = tracked.slo();
		Tags tags = this.process.tags().and("slo", slo.name());
		tracked.indicators()
			.forEach((sliCounter) -> add(sliCounter, slo, tags.and("sli", sliCounter.objective().sli())));
		SloCauses causes = tracked.causes();
		if (causes != null) {
			causes.register();
		}
		counter(SloMeters.CALLS, tags, tracked, TrackedSlo::calls);
		counter(SloMeters.EXCLUDED_EVENTS, tags, tracked, TrackedSlo::excludedEvents);
		gauge(SloMeters.ACTIVE_CALLS, tags, tracked, TrackedSlo::activeCalls);
		gauge(SloMeters.LONGEST_CALL, tags, tracked, (of) -> of.longestCallNanos() / 1e9);
		gauge(SloMeters.INFO, tags.and("team", text(slo.team()), "runbook", text(slo.runbook()), "page",
				String.valueOf(slo.page()), "lifecycle", this.process.lifecycle().label()), tracked, (any) -> 1);
		MinRate minRate = slo.minRate();
		if (minRate != null) {
			gauge(SloMeters.MIN_RATE, tags, tracked, (any) -> minRate.perSecond());
		}
		Freshness freshness = slo.freshness();
		if (freshness != null) {
			gauge(SloMeters.FRESHNESS, tags, tracked, (any) -> freshness.seconds());
			gauge(SloMeters.LAST_SUCCESS, tags, tracked, (of) -> of.lastSuccessMillis() / 1e3);
		}
	}

	/**
	 * Returns what creates the counters of causes.
	 * @param slo the name of the SLO
	 * @return creates them, none of which is registered yet
	 */
	CauseCounters causes(String slo) {
		return new SloCauseCounters(this.process.tags().and("slo", slo), this.meters);
	}

	private void add(SliCounter sliCounter, Slo slo, Tags tags) {
		Objective objective = sliCounter.objective();
		CauseTotals causes = sliCounter.causes();
		if (causes != null) {
			causes.register();
		}
		counter(SloMeters.EVENTS, tags, sliCounter, (counted) -> counted.counts().events());
		counter(SloMeters.BAD_EVENTS, tags, sliCounter, (counted) -> counted.counts().badEvents());
		counter(SloMeters.BUDGET_EVENTS, tags, sliCounter, SloRegistration::budgetEvents);
		gauge(SloMeters.OBJECTIVE, tags, sliCounter, (any) -> objective.target().doubleValue());
		gauge(SloMeters.WINDOW, tags, sliCounter, (any) -> slo.window().days());
		if (!objective.thresholds().isEmpty()) {
			double threshold = objective.thresholds().get(0).toNanos() / 1e9;
			gauge(SloMeters.THRESHOLD, tags, sliCounter, (any) -> threshold);
		}
	}

	/**
	 * Returns the number of events that were allowed to be bad. The product is exact
	 * before it is rounded, so it never decreases and reads as people write it.
	 * @param sliCounter the counter of the objective
	 * @return the number of events times the budget
	 */
	private static double budgetEvents(SliCounter sliCounter) {
		BigDecimal events = BigDecimal.valueOf(sliCounter.counts().events());
		return sliCounter.objective().budget().multiply(events).doubleValue();
	}

	private <T> void counter(SloMeters meter, Tags tags, T source, ToDoubleFunction<T> value) {
		begin(meter,
				(registry) -> FunctionCounter.builder(meter.meterName(), source, value)
					.description(meter.description())
					.tags(tags)
					.register(registry));
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

}
