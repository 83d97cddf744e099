package dev.monitored.llm.recording;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.slo.Signal;

/**
 * The boundaries of the timers, the same for all models.
 *
 * @param latency those of the time of calls
 * @param firstToken those of the time until the first token
 * @param chunkGap those of the time between chunks
 * @param tool those of the time of tools
 */
record LlmBoundaries(List<Duration> latency, List<Duration> firstToken, List<Duration> chunkGap, List<Duration> tool) {

	static LlmBoundaries from(BucketProfileCatalog profiles, SloCatalog slos) {
		return new LlmBoundaries(union(LlmSignals.LLM, LlmMeters.LATENCY, profiles, slos),
				union(LlmSignals.LLM_TTFT, LlmMeters.TTFT, profiles, slos), named("medium", profiles),
				named("medium", profiles));
	}

	private static List<Duration> union(Signal signal, LlmMeters meter, BucketProfileCatalog profiles,
			SloCatalog slos) {
		return profiles.union(signal, slos.thresholds(signal, Map.of()), meter.meterName());
	}

	private static List<Duration> named(String profile, BucketProfileCatalog profiles) {
		return List.copyOf(profiles.get(profile, "the default of llm").boundaries());
	}

}
