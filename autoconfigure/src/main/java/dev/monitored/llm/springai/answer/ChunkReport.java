package dev.monitored.llm.springai.answer;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

import dev.monitored.llm.LlmCall;

/**
 * Reports what the chunks of one streamed answer say about its call. Libraries put
 * reasoning into metadata under names of their own, and some repeat it with each chunk.
 */
public final class ChunkReport {

	private int reasoningLength;

	/**
	 * Reports a chunk.
	 * @param chunk the chunk
	 * @param call the call
	 */
	public void report(ChatResponse chunk, LlmCall call) {
		List<Generation> generations = chunk.getResults();
		for (int index = 0; index < generations.size(); index++) {
			report(generations.get(index), call);
		}
		AnswerReport.tokens(chunk, call);
	}

	private void report(Generation generation, LlmCall call) {
		AssistantMessage message = generation.getOutput();
		if (isThought(message)) {
			call.reasoningChunk();
		}
		else if (AnswerReport.hasContent(message)) {
			call.contentChunk();
		}
		else if (hasReasoning(message.getMetadata()) || hasReasoning(generation)) {
			call.reasoningChunk();
		}
		String reason = AnswerReport.finishReason(generation);
		if (reason != null) {
			call.finish(reason);
		}
	}

	private static boolean isThought(AssistantMessage message) {
		return Boolean.TRUE.equals(message.getMetadata().get("isThought"));
	}

	private boolean hasReasoning(@Nullable Map<String, Object> metadata) {
		if (metadata == null) {
			return false;
		}
		return Boolean.TRUE.equals(metadata.get("thinking")) || isMore(metadata.get("reasoningContent"));
	}

	private static boolean hasReasoning(Generation generation) {
		return generation.getMetadata().get("thinking") instanceof String text && !text.isEmpty();
	}

	private boolean isMore(@Nullable Object reasoning) {
		if (!(reasoning instanceof String text) || text.length() == this.reasoningLength) {
			return false;
		}
		this.reasoningLength = text.length();
		return !text.isEmpty();
	}

}
