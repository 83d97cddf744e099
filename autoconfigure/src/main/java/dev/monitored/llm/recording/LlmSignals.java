package dev.monitored.llm.recording;

import java.util.List;

import dev.monitored.slo.Signal;
import dev.monitored.slo.Signal.Trait;
import dev.monitored.slo.SignalSource;

/**
 * The signals of large language models.
 */
public final class LlmSignals implements SignalSource {

	private static final String BY_HAND = "those of LlmCalls count from the first one";

	/**
	 * Calls of a model.
	 */
	public static final Signal LLM = Signal.of("llm", "llm", "provider", "model", "stream.mode")
		.recordedByHand(BY_HAND);

	/**
	 * Time until the first token of a streamed answer.
	 */
	public static final Signal LLM_TTFT = Signal.of("llm-ttft", "ttft", "provider", "model")
		.with(Trait.PART_OF_CALL)
		.recordedByHand(BY_HAND);

	@Override
	public List<Signal> signals() {
		return List.of(LLM, LLM_TTFT);
	}

}
