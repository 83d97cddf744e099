package dev.monitored.llm.springai.answer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.util.StringUtils;

import dev.monitored.llm.LlmCall;

/**
 * Reports what whole answers say about their calls. Of texts it only asks whether there
 * are any.
 */
public final class AnswerReport {

	private AnswerReport() {
	}

	/**
	 * Reports a whole answer, be it one that was streamed and collected.
	 * @param answer the answer
	 * @param call the call
	 */
	public static void whole(ChatResponse answer, LlmCall call) {
		boolean isAnswered = false;
		String reason = null;
		for (Generation generation : answer.getResults()) {
			isAnswered |= hasContent(generation.getOutput());
			String ofGeneration = finishReason(generation);
			reason = (ofGeneration != null) ? ofGeneration : reason;
		}
		if (!isAnswered) {
			call.empty();
		}
		call.finish(reason);
		tokens(answer, call);
	}

	/**
	 * Reports the answer of an embedding model.
	 * @param answer the answer
	 * @param call the call
	 */
	public static void whole(EmbeddingResponse answer, LlmCall call) {
		TokenReport.report(answer.getMetadata().getUsage(), call);
		call.finish();
	}

	static void tokens(ChatResponse answer, LlmCall call) {
		TokenReport.report(answer.getMetadata().getUsage(), call);
	}

	static boolean hasContent(AssistantMessage message) {
		return StringUtils.hasLength(message.getText()) || message.hasToolCalls() || isFilled(message.getMedia());
	}

	static @Nullable String finishReason(Generation generation) {
		String reason = generation.getMetadata().getFinishReason();
		return StringUtils.hasText(reason) ? reason : null;
	}

	private static boolean isFilled(@Nullable List<?> list) {
		return list != null && !list.isEmpty();
	}

}
