package dev.monitored.catalog;

import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.indicator.Indicator;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.slo.MinRate;
import dev.monitored.slo.Objective;
import dev.monitored.slo.Slo;

/**
 * Registers the meters of SLOs. Of an indicator, bad events come before events, so that a
 * scrape in the middle of traffic does not read more of the former.
 */
final class SloRegistration {

	private final String application;

	private final MeterRegistry registry;

	SloRegistration(String application, MeterRegistry registry) {
		this.application = application;
		this.registry = registry;
	}

	void register(TrackedSlo tracked) {
		Slo slo = tracked.slo();
		Tags tags = Tags.of("application", this.application, "slo", slo.name());
		tracked.indicators().forEach((indicator) -> register(indicator, slo, tags));
		gauge(SloMeters.ACTIVE_CALLS, tags, tracked, TrackedSlo::activeCalls);
		gauge(SloMeters.INFO,
				tags.and("team", text(slo.team()), "runbook", text(slo.runbook()), "page", String.valueOf(slo.page())),
				tracked, (any) -> 1);
		MinRate minRate = slo.minRate();
		if (minRate != null) {
			gauge(SloMeters.MIN_RATE, tags, tracked, (any) -> minRate.perSecond());
		}
	}

	private void register(Indicator indicator, Slo slo, Tags tagsOfSlo) {
		Objective objective = indicator.objective();
		Tags tags = tagsOfSlo.and("sli", objective.sli());
		counter(SloMeters.BAD_EVENTS, tags, indicator, (counted) -> counted.counts().badEvents());
		counter(SloMeters.BUDGET_EVENTS, tags, indicator, SloRegistration::budgetEvents);
		counter(SloMeters.EVENTS, tags, indicator, (counted) -> counted.counts().events());
		gauge(SloMeters.OBJECTIVE, tags, indicator, (any) -> objective.target().doubleValue());
		gauge(SloMeters.WINDOW, tags, indicator, (any) -> slo.window().days());
		if (!objective.thresholds().isEmpty()) {
			double threshold = objective.thresholds().get(0).toNanos() / 1e9;
			gauge(SloMeters.THRESHOLD, tags, indicator, (any) -> threshold);
		}
	}

	/**
	 * Returns the number of events that were allowed to be bad. The product is exact
	 * before it is rounded, so it never decreases and reads as people write it.
	 * @param indicator the indicator
	 * @return the number of events times the budget
	 */
	private static double budgetEvents(Indicator indicator) {
		BigDecimal events = BigDecimal.valueOf(indicator.counts().events());
		return indicator.objective().budget().multiply(events).doubleValue();
	}

	private void counter(SloMeters meter, Tags tags, Indicator indicator, ToDoubleFunction<Indicator> value) {
		FunctionCounter.builder(meter.meterName(), indicator, value)
			.description(meter.description())
			.tags(tags)
			.register(this.registry);
	}

	private <T> void gauge(SloMeters meter, Tags tags, T source, ToDoubleFunction<T> value) {
		Gauge.builder(meter.meterName(), source, value)
			.description(meter.description())
			.baseUnit(meter.unit())
			.tags(tags)
			.register(this.registry);
	}

	private static String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value : BoundedLabel.NONE;
	}

}
