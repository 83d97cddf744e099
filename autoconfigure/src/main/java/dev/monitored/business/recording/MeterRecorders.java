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
 * Creates what records the calls of methods.
 */
public final class MeterRecorders {

	private final LabelGuard guard;

	private final BusinessObjectives objectives;

	private final DeferredMeters meters;

	private final Postponement postponement;

	/**
	 * Creates recorders.
	 * @param guard what bounds the values of labels
	 * @param objectives counts events for SLOs
	 * @param meters where meters are registered
	 * @param postponement keeps events of transactions
	 */
	public MeterRecorders(LabelGuard guard, BusinessObjectives objectives, DeferredMeters meters,
			Postponement postponement) {
		this.guard = guard;
		this.objectives = objectives;
		this.meters = meters;
		this.postponement = postponement;
	}

	/**
	 * Returns the first step of a method's calls. Registers the series of labels whose
	 * values are listed.
	 * @param meter the meter that the method is
	 * @return its first label, or its only series
	 */
	public MeterNode create(MeterDeclaration meter) {
		return node(meter, 0, Map.of());
	}

	private MeterNode node(MeterDeclaration meter, int index, Map<String, String> values) {
		if (index == meter.labels().size()) {
			return series(meter, values);
		}
		LabelParameter label = meter.labels().get(index);
		Function<String, MeterNode> next = (value) -> node(meter, index + 1, with(label.key(), value, values));
		return label.values().isEmpty() ? new TextLabel(this.guard.label(meter.name(), label.key()), next)
				: new ListedLabel(label.values(), next);
	}

	private MeterNode series(MeterDeclaration meter, Map<String, String> values) {
		Tags tags = Tags
			.of(values.entrySet().stream().map((label) -> Tag.of(label.getKey(), label.getValue())).toList());
		return switch (meter.kind()) {
			case COUNTER -> counter(meter, values, tags);
			case GAUGE -> new ReadSeries(meter, tags, this.meters);
			case SUMMARY, TIMER -> distribution(meter, tags);
		};
	}

	private CounterSeries counter(MeterDeclaration meter, Map<String, String> values, Tags tags) {
		DeferredCounter counter = new DeferredCounter(meter.name(), meter.description(), tags, this.meters);
		counter.register();
		return new CounterSeries(counter, postponement(meter),
				meter.countsEvents() ? this.objectives.events(meter.name(), values) : null);
	}

	private ValueSeries distribution(MeterDeclaration meter, Tags tags) {
		Function<MeterRegistry, DoubleConsumer> registration = (meter.kind() == MeterKind.TIMER)
				? (registry) -> timer(meter, tags, registry) : (registry) -> summary(meter, tags, registry)::record;
		DeferredDistribution distribution = new DeferredDistribution(meter.name(), registration, this.meters);
		distribution.register();
		return new ValueSeries(distribution, postponement(meter));
	}

	private Postponement postponement(MeterDeclaration meter) {
		return meter.afterCommit() ? this.postponement : Postponement.NEVER;
	}

	private static DoubleConsumer timer(MeterDeclaration meter, Tags tags, MeterRegistry registry) {
		Timer timer = Timer.builder(meter.name())
			.description(meter.description())
			.tags(tags)
			.serviceLevelObjectives(meter.boundaries()
				.stream()
				.map((nanos) -> Duration.ofNanos(nanos.longValue()))
				.toArray(Duration[]::new))
			.register(registry);
		return (nanos) -> timer.record((long) nanos, TimeUnit.NANOSECONDS);
	}

	private static DistributionSummary summary(MeterDeclaration meter, Tags tags, MeterRegistry registry) {
		return DistributionSummary.builder(meter.name())
			.description(meter.description())
			.baseUnit(meter.unit())
			.tags(tags)
			.serviceLevelObjectives(array(meter.boundaries()))
			.publishPercentiles(array(meter.quantiles()))
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
