package dev.monitored.llm.recording;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.llm.price.Price;
import dev.monitored.llm.price.PriceList;

/**
 * What the settings say about a provider and a model, by the names that calls bring along
 * and before any is folded.
 *
 * @param streamingSlos the SLOs of streamed calls
 * @param blockingSlos the SLOs of all others
 * @param firstTokenSlos the SLOs of first tokens
 * @param price the price of tokens, if there is one
 */
record MatchedModel(List<TrackedSlo> streamingSlos, List<TrackedSlo> blockingSlos, List<TrackedSlo> firstTokenSlos,
		@Nullable Price price) {

	static MatchedModel of(String provider, String model, SloCatalog slos, PriceList prices) {
		return new MatchedModel(calls(provider, model, CallKind.STREAMING, slos),
				calls(provider, model, CallKind.CHAT, slos),
				slos.matching(LlmSignals.LLM_TTFT, Map.of("provider", provider, "model", model)),
				prices.of(provider, model));
	}

	private static List<TrackedSlo> calls(String provider, String model, CallKind kind, SloCatalog slos) {
		return slos.matching(LlmSignals.LLM,
				Map.of("provider", provider, "model", model, "stream.mode", kind.streamMode()));
	}

	List<TrackedSlo> slos(CallKind kind) {
		return (kind == CallKind.STREAMING) ? this.streamingSlos : this.blockingSlos;
	}

}
