package dev.monitored.business.recording;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.monitored.business.declaration.LabelParameter;
import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.business.declaration.MeterKind;
import dev.monitored.guard.LabelGuard;
import dev.monitored.meter.DeferredCounter;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.registry.DeferredMeters;

/**
 * Creates the steps from the calls of one method to its series, and registers those
 * series whose labels have listed values.
 */
final class SeriesTree {

	private final MeterDeclaration meter;

	private final LabelGuard guard;

	private final BusinessObjectives objectives;

	private final DeferredMeters meters;

	private final Postponement postponement;

	/**
	 * Creates a tree without series.
	 * @param meter the meter that the method is
	 * @param guard what bounds the values of labels
	 * @param objectives counts events for SLOs
	 * @param meters where meters are registered
	 * @param postponement keeps events of transactions
	 */
	SeriesTree(MeterDeclaration meter, LabelGuard guard, BusinessObjectives objectives, DeferredMeters meters,
			Postponement postponement) {
		this.meter = meter;
		this.guard = guard;
		this.objectives = objectives;
		this.meters = meters;
		this.postponement = postponement;
	}

	/**
	 * Creates the first step.
	 * @return the first label of the meter, or its only series
	 */
	MeterNode first() {
		return node(0, Map.of());
	}

	private MeterNode node(int index, Map<String, String> values) {
		if (index == this.meter.labels().size()) {
			return series(values);
		}
		LabelParameter label = this.meter.labels().get(index);
		Function<String, MeterNode> next = (value) -> node(index + 1, with(label.key(), value, values));
		return label.values().isEmpty() ? new TextLabel(this.guard.label(this.meter.name(), label.key()), next)
				: new ListedLabel(label.values(), next);
	}

	private MeterNode series(Map<String, String> values) {
		Tags tags = Tags
			.of(values.entrySet().stream().map((label) -> Tag.of(label.getKey(), label.getValue())).toList());
		return switch (this.meter.kind()) {
			case COUNTER -> counter(values, tags);
			case GAUGE -> new ReadSeries(this.meter, tags, this.meters);
			case SUMMARY, TIMER -> distribution(tags);
		};
	}

	private CounterSeries counter(Map<String, String> values, Tags tags) {
		DeferredCounter counter = new DeferredCounter(this.meter.name(), this.meter.description(), tags, this.meters);
		counter.register();
		return new CounterSeries(counter, this.postponement,
				this.meter.countsEvents() ? this.objectives.events(this.meter.name(), values) : null);
	}

	private ValueSeries distribution(Tags tags) {
		Function<MeterRegistry, DoubleConsumer> registration = (this.meter.kind() == MeterKind.TIMER)
				? (registry) -> timer(tags, registry) : (registry) -> summary(tags, registry)::record;
		DeferredDistribution distribution = new DeferredDistribution(this.meter.name(), registration, this.meters);
		distribution.register();
		return new ValueSeries(distribution, this.postponement);
	}

	private DoubleConsumer timer(Tags tags, MeterRegistry registry) {
		Timer timer = Timer.builder(this.meter.name())
			.description(this.meter.description())
			.tags(tags)
			.serviceLevelObjectives(this.meter.boundaries()
				.stream()
				.map((nanos) -> Duration.ofNanos(nanos.longValue()))
				.toArray(Duration[]::new))
			.register(registry);
		return (nanos) -> timer.record((long) nanos, TimeUnit.NANOSECONDS);
	}

	private DistributionSummary summary(Tags tags, MeterRegistry registry) {
		return DistributionSummary.builder(this.meter.name())
			.description(this.meter.description())
			.baseUnit(this.meter.unit())
			.tags(tags)
			.serviceLevelObjectives(array(this.meter.boundaries()))
			.publishPercentiles(array(this.meter.quantiles()))
			.register(registry);
	}

	private static double @Nullable [] array(List<Double> numbers) {
		return numbers.isEmpty() ? null : numbers.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static Map<String, String> with(String key, String value, Map<String, String> values) {
		Map<String, String> more = new LinkedHashMap<>(values);
		more.put(key, value);
		return more;
	}

}
