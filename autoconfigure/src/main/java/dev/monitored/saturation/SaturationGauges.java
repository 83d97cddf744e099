package dev.monitored.saturation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;
import dev.monitored.registry.Registration;

/**
 * The gauges of how full resources are, one for each value of the label. Resources of one
 * name, and those that the guard folds, share the gauge of the fullest one.
 */
final class SaturationGauges {

	private static final String LABEL = "resource";

	static final MeterDetails METER = new MeterDetails("monitored.saturation", "ratio",
			"How full a resource is that has a limit, where 1 is full", List.of(LABEL));

	private final DeferredMeters meters;

	private final BoundedLabel label;

	private final Map<String, SharedGauge> byLabel = new ConcurrentHashMap<>();

	SaturationGauges(DeferredMeters meters, LabelGuard guard) {
		this.meters = meters;
		this.label = guard.label(METER.meterName(), LABEL);
		for (LimitedResource resource : LimitedResource.values()) {
			this.label.admitAlways(resource.kind());
		}
	}

	void add(MeasuredResource resource) {
		SharedGauge gauge = this.byLabel.computeIfAbsent(this.label.admit(resource.label()), SharedGauge::new);
		gauge.resources.addIfAbsent(resource);
		gauge.registration.ensure();
	}

	void remove(MeasuredResource resource) {
		this.byLabel.values().forEach((gauge) -> gauge.resources.remove(resource));
	}

	/**
	 * The gauge of one value of the label.
	 */
	private final class SharedGauge {

		private final String value;

		private final Registration registration;

		private final CopyOnWriteArrayList<MeasuredResource> resources = new CopyOnWriteArrayList<>();

		SharedGauge(String value) {
			this.value = value;
			this.registration = SaturationGauges.this.meters.registrationUntilClosed(METER.meterName(), this::bindTo);
		}

		private Gauge bindTo(MeterRegistry registry) {
			return Gauge.builder(METER.meterName(), this, SharedGauge::ratio)
				.baseUnit(METER.unit())
				.description(METER.description())
				.tag(LABEL, this.value)
				.register(registry);
		}

		private double ratio() {
			return this.resources.stream()
				.map(MeasuredResource::use)
				.filter(Objects::nonNull)
				.map(ResourceUse::share)
				.filter(Objects::nonNull)
				.mapToDouble(Double::doubleValue)
				.max()
				.orElse(Double.NaN);
		}

	}

	/**
	 * Contributes the gauge.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(METER, "monitored");
		}

	}

}
