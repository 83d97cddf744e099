package dev.monitored.report.suggestion;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.monitored.registry.ExportingRegistry;

/**
 * Reads the timers of calls.
 */
final class SampleReader {

	private final Map<SuggestedSignal, Map<Map<String, String>, CallSample>> samples = new EnumMap<>(
			SuggestedSignal.class);

	private final Predicate<String> isMeasured;

	private SampleReader(Predicate<String> isMeasured) {
		this.isMeasured = isMeasured;
	}

	/**
	 * Reads all timers.
	 * @param registry where they are
	 * @param isMeasured returns whether SLOs count the requests of a route
	 * @return the samples, those with most calls of each signal first
	 */
	static List<CallSample> read(MeterRegistry registry, Predicate<String> isMeasured) {
		SampleReader reader = new SampleReader(isMeasured);
		ExportingRegistry.of(registry).getMeters().forEach(reader::add);
		return reader.samples.values().stream().flatMap(SampleReader::sorted).toList();
	}

	private static Stream<CallSample> sorted(Map<Map<String, String>, CallSample> samples) {
		return samples.values()
			.stream()
			.sorted(Comparator.comparingLong(CallSample::calls)
				.reversed()
				.thenComparing((sample) -> sample.match().toString()));
	}

	private void add(Meter meter) {
		if (meter instanceof Timer timer) {
			for (SuggestedSignal signal : SuggestedSignal.values()) {
				if (signal.timed().timer().equals(timer.getId().getName())) {
					add(timer, signal);
				}
			}
		}
	}

	private void add(Timer timer, SuggestedSignal signal) {
		Map<String, String> match = signal.match(timer.getId());
		if (match != null && (signal != SuggestedSignal.HTTP_SERVER || isMeasured(match.get("uri")))) {
			this.samples.computeIfAbsent(signal, (key) -> new HashMap<>())
				.computeIfAbsent(match, (key) -> new CallSample(signal, key))
				.add(timer);
		}
	}

	private boolean isMeasured(@Nullable String uri) {
		return uri != null && this.isMeasured.test(uri);
	}

}
