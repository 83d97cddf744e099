package dev.monitored.llm.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why a model stopped, in the same words for all providers.
 */
public enum FinishReason {

	/**
	 * The answer is complete.
	 */
	STOP("end_turn", "stop_sequence", "eos", "eos_token", "complete", "completed", "finish_reason_stop"),

	/**
	 * The answer has as many tokens as it may have.
	 */
	LENGTH("max_tokens", "max_output_tokens", "model_length", "model_context_window_exceeded"),

	/**
	 * The model wants tools to be called.
	 */
	TOOL_CALLS("tool_call", "tool_use", "function_call", "tool_execution"),

	/**
	 * The answer was withheld.
	 */
	CONTENT_FILTER("content_filtered", "refusal", "safety", "recitation", "blocklist", "prohibited_content", "spii",
			"guardrail_intervened", "sensitive", "image_safety", "image_prohibited_content", "image_recitation",
			"error_toxic"),

	/**
	 * The model failed, and there is no answer or only a part of one.
	 */
	ERROR("failed", "error_limit", "timeout", "insufficient_system_resource", "malformed_function_call",
			"malformed_model_output", "malformed_tool_use", "unexpected_tool_call"),

	/**
	 * Anything else.
	 */
	OTHER;

	private static final Map<String, FinishReason> BY_TEXT = new HashMap<>();

	static {
		for (FinishReason reason : values()) {
			BY_TEXT.put(reason.label, reason);
			reason.synonyms.forEach((synonym) -> BY_TEXT.put(synonym, reason));
		}
		List.copyOf(BY_TEXT.keySet())
			.forEach((text) -> BY_TEXT.put(text.toUpperCase(Locale.ROOT), BY_TEXT.getOrDefault(text, OTHER)));
	}

	private final String label = name().toLowerCase(Locale.ROOT);

	private final List<String> synonyms;

	FinishReason(String... synonyms) {
		this.synonyms = List.of(synonyms);
	}

	/**
	 * Returns the reason that a provider means.
	 * @param text what the provider says
	 * @return the reason
	 */
	public static FinishReason of(String text) {
		FinishReason known = BY_TEXT.get(text);
		return (known != null) ? known : BY_TEXT.getOrDefault(text.trim().toLowerCase(Locale.ROOT), OTHER);
	}

	/**
	 * Returns the value of the label {@code reason}.
	 * @return the label value
	 */
	String label() {
		return this.label;
	}

}
