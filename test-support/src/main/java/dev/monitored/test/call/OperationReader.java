package dev.monitored.test.call;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.push.PushMeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.monitored.operation.recording.OperationMeters;
import dev.monitored.registry.ExportingRegistry;

/**
 * Reads what was measured of each operation from a meter registry.
 */
final class OperationReader {

	private static final String OPERATION = "operation";

	private static final String PROMETHEUS = "io.micrometer.prometheusmetrics.";

	private OperationReader() {
	}

	/**
	 * Reads all operations.
	 * @param registry the registry of the application, if there is one
	 * @return the counts by the name of the operation
	 * @throws IllegalStateException if there is no registry that adds up
	 */
	static Map<String, OperationCounts> read(@Nullable MeterRegistry registry) {
		MeterRegistry readable = readable(registry);
		Map<String, List<Timer>> timers = byOperation(readable.find(name(OperationMeters.DURATION)).timers());
		Map<String, List<Counter>> errors = byOperation(readable.find(name(OperationMeters.ERRORS)).counters());
		Map<String, List<Gauge>> active = byOperation(readable.find(name(OperationMeters.ACTIVE)).gauges());
		TreeSet<String> names = new TreeSet<>(timers.keySet());
		names.addAll(active.keySet());
		Map<String, OperationCounts> counts = new TreeMap<>();
		names.forEach((operation) -> counts.put(operation, counts(timers.getOrDefault(operation, List.of()),
				errors.getOrDefault(operation, List.of()), active.getOrDefault(operation, List.of()))));
		return counts;
	}

	// A registry that pushes may forget what it has sent.
	private static MeterRegistry readable(@Nullable MeterRegistry registry) {
		return Stream.ofNullable(registry)
			.flatMap(ExportingRegistry::members)
			.filter((each) -> !(each instanceof PushMeterRegistry))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The application has no meter registry that adds up, such as "
					+ "those that Prometheus reads or that are in memory. "
					+ "Give the test one in memory alone: management.defaults.metrics.export.enabled=false and "
					+ "management.simple.metrics.export.enabled=true"));
	}

	private static <M extends Meter> Map<String, List<M>> byOperation(Collection<M> meters) {
		return meters.stream()
			.filter((meter) -> meter.getId().getTag(OPERATION) != null)
			.collect(Collectors.groupingBy((meter) -> tag(meter, OPERATION)));
	}

	private static OperationCounts counts(List<Timer> timers, List<Counter> errors, List<Gauge> active) {
		// A call is recorded before it is no longer in flight, so what is in flight is
		// read first
		long inFlight = active.stream().mapToLong((gauge) -> Math.round(gauge.value())).sum();
		return new OperationCounts(sums(timers, (timer) -> tag(timer, "status"), Timer::count),
				sums(errors, (counter) -> tag(counter, "error"), (counter) -> Math.round(counter.count())), inFlight,
				MeasuredTime.of(timers), buckets(timers));
	}

	private static <M> Map<String, Long> sums(List<M> meters, Function<M, String> key, Function<M, Long> count) {
		return meters.stream().collect(Collectors.toMap(key, count, Long::sum, TreeMap::new));
	}

	// Of other registries, the buckets forget what is some minutes old.
	private static Map<Long, Long> buckets(List<Timer> timers) {
		return timers.stream()
			.filter((timer) -> timer.getClass().getName().startsWith(PROMETHEUS))
			.flatMap((timer) -> Arrays.stream(timer.takeSnapshot().histogramCounts()))
			.collect(Collectors.toMap((bucket) -> Math.round(bucket.bucket(TimeUnit.NANOSECONDS)),
					(bucket) -> Math.round(bucket.count()), Long::sum, TreeMap::new));
	}

	private static String tag(Meter meter, String key) {
		String value = meter.getId().getTag(key);
		return (value != null) ? value : "";
	}

	private static String name(OperationMeters meter) {
		return meter.meterName();
	}

}
