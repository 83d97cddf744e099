package dev.monitored.llm.recording;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.registry.DescribedMeter;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * The meters of calls of language models.
 */
public enum LlmMeters implements DescribedMeter {

	/**
	 * Time of calls.
	 */
	LATENCY("llm.latency", null, "Time of the calls of a language model", "provider", "model", "stream.mode", "status"),

	/**
	 * Time until the first token.
	 */
	TTFT("llm.ttft", null, "Time until the first token of a streamed answer: text, reasoning or the call of a tool",
			"provider", "model"),

	/**
	 * Time between chunks, if it is wanted.
	 */
	CHUNK_GAP("llm.chunk.gap", null, "Time between two chunks of a streamed answer that have tokens", "provider",
			"model"),

	/**
	 * Tokens by type.
	 */
	TOKENS("llm.tokens.used", null,
			"Tokens that providers report; cached ones are a part of prompt, reasoning ones of completion", "provider",
			"model", "type"),

	/**
	 * Answers without usage.
	 */
	USAGE_MISSING("llm.usage.missing", null, "Complete or truncated answers whose provider did not report the tokens",
			"provider", "model"),

	/**
	 * Tokens per second.
	 */
	OUTPUT_RATE("llm.output.rate", "tokens_per_second",
			"Completion tokens of an answer that came in several chunks by the time from the first one to the end",
			"provider", "model"),

	/**
	 * Cost of tokens by type.
	 */
	COST("llm.cost", "usd", "Cost of tokens at the configured prices; prompt is without cached ones here", "provider",
			"model", "type"),

	/**
	 * Calls of unknown cost.
	 */
	UNPRICED("llm.cost.unpriced", null,
			"Calls whose cost is not known: their tokens have no configured price or were not reported", "provider",
			"model"),

	/**
	 * Failed calls by error.
	 */
	ERRORS("llm.errors", null, "Failed calls of a language model by the kind of their error", "provider", "model",
			"error"),

	/**
	 * Answers by finish reason.
	 */
	FINISH("llm.finish", null, "Answers by the reason why the model stopped", "provider", "model", "reason"),

	/**
	 * Calls in flight.
	 */
	ACTIVE("llm.active", null, "Calls of a language model that have started and not ended", "provider", "model"),

	/**
	 * Time of tools.
	 */
	TOOL("llm.tool", null, "Time of the tools that a language model calls", "tool", "status"),

	/**
	 * Requests that calls consist of.
	 */
	HTTP_ATTEMPTS("llm.http.attempts", null, "Requests that clients of language models sent, each retry being one",
			"provider", "status", "retry");

	private final MeterDetails details;

	LlmMeters(String meterName, @Nullable String unit, String description, String... labels) {
		this.details = new MeterDetails(meterName, unit, description, List.of(labels));
	}

	@Override
	public MeterDetails details() {
		return this.details;
	}

	/**
	 * Contributes the meters.
	 */
	static final class Source extends MeterSource {

		Source() {
			super(values(), "llm");
		}

	}

}
