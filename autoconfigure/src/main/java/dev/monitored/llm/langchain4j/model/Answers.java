package dev.monitored.llm.langchain4j.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCall;

/**
 * Reads from answers what there is to record: never a word of what they say.
 */
final class Answers {

	private static final FailureLog failures = new FailureLog(Answers.class);

	private Answers() {
	}

	/**
	 * Reports a complete answer to a question.
	 * @param response the answer
	 * @param call the call that it belongs to
	 */
	static void report(@Nullable ChatResponse response, LlmCall call) {
		try {
			if (response != null) {
				FinishReason reason = response.finishReason();
				call.finish((reason != null) ? reason.name() : null);
				reportUsage(response.tokenUsage(), call);
				if (!hasContent(response)) {
					call.empty();
				}
			}
			else {
				call.finish();
			}
		}
		catch (Throwable ex) {
			failures.failed("An answer of a language model is recorded in part", ex);
		}
	}

	/**
	 * Reports a complete answer that was streamed.
	 * @param response the answer
	 * @param call the call that it belongs to
	 * @param started whether some of its content was streamed before
	 */
	static void reportStreamed(@Nullable ChatResponse response, LlmCall call, boolean started) {
		try {
			if (!started && response != null && hasContent(response)) {
				call.contentChunk();
			}
		}
		catch (Throwable ex) {
			failures.failed("The first token of a language model is not recorded", ex);
		}
		report(response, call);
	}

	/**
	 * Reports vectors.
	 * @param response the answer of an embedding model
	 * @param call the call that it belongs to
	 */
	static void reportVectors(@Nullable Object response, LlmCall call) {
		try {
			call.finish();
			if (response instanceof EmbeddingResponse answer) {
				reportUsage(answer.metadata().tokenUsage(), call);
			}
			else if (response instanceof Response<?> answer) {
				reportUsage(answer.tokenUsage(), call);
			}
		}
		catch (Throwable ex) {
			failures.failed("An answer of an embedding model is recorded in part", ex);
		}
	}

	private static boolean hasContent(ChatResponse response) {
		AiMessage message = response.aiMessage();
		return message != null
				&& (message.hasToolExecutionRequests() || (message.text() != null && !message.text().isEmpty()));
	}

	private static void reportUsage(@Nullable TokenUsage usage, LlmCall call) {
		if (usage != null) {
			Usage counted = Usage.of(usage);
			call.tokens(counted.prompt(), counted.completion());
			call.cachedTokens(counted.cached());
			call.reasoningTokens(counted.reasoning());
		}
	}

}
