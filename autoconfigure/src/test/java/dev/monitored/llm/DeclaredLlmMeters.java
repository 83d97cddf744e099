package dev.monitored.llm;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

import dev.monitored.BinderContract.DeclaredMeter;
import dev.monitored.llm.recording.LlmMeters;

/**
 * The meters of calls of language models, of every library that makes them.
 */
public final class DeclaredLlmMeters {

	private DeclaredLlmMeters() {
	}

	public static Collection<DeclaredMeter> all() {
		return Arrays.stream(LlmMeters.values()).map(DeclaredLlmMeters::declared).toList();
	}

	private static DeclaredMeter declared(LlmMeters meter) {
		return switch (meter) {
			case LATENCY, TTFT, CHUNK_GAP, TOOL ->
				DeclaredMeter.timer(meter.meterName(), meter.description(), meter.labels());
			case ACTIVE -> DeclaredMeter.inFlight(meter.meterName(), meter.description(), meter.labels());
			case OUTPUT_RATE -> new DeclaredMeter(meter.meterName(), "llm_output_rate_tokens_per_second",
					"llm_output_rate_tokens_per_second_count", meter.description(), Set.copyOf(meter.labels()), false);
			case COST -> new DeclaredMeter(meter.meterName(), "llm_cost_usd_total", "llm_cost_usd_total",
					meter.description(), Set.copyOf(meter.labels()), false);
			default -> DeclaredMeter.counter(meter.meterName(), meter.description(), meter.labels());
		};
	}

}
