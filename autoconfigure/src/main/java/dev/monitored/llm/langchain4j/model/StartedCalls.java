package dev.monitored.llm.langchain4j.model;

import java.util.function.Supplier;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;

/**
 * Starts the calls of models. If that fails, there is nothing to measure.
 */
public final class StartedCalls {

	private static final FailureLog failures = new FailureLog(StartedCalls.class);

	private final Supplier<LlmCalls> calls;

	public StartedCalls(Supplier<LlmCalls> calls) {
		this.calls = calls;
	}

	@Nullable RunningCall chat(ChatModel model, @Nullable Object request) {
		try {
			return start(ModelName.of(model, request), StreamMode.BLOCKING);
		}
		catch (Throwable ex) {
			return notStarted(ex);
		}
	}

	@Nullable RunningCall stream(StreamingChatModel model, @Nullable Object request) {
		try {
			return start(ModelName.of(model, request), StreamMode.STREAMING);
		}
		catch (Throwable ex) {
			return notStarted(ex);
		}
	}

	@Nullable RunningCall embed(EmbeddingModel model, @Nullable Object request) {
		try {
			ModelName name = ModelName.of(model, request);
			return RunningCall.run(this.calls.get().startEmbedding(name.provider(), name.model()), name.provider());
		}
		catch (Throwable ex) {
			return notStarted(ex);
		}
	}

	/**
	 * Lets the series of a model exist before its first call.
	 * @param model the model
	 */
	public void expect(Object model) {
		try {
			if (model instanceof ChatModel chat) {
				expect(ModelName.of(chat, null), StreamMode.BLOCKING);
			}
			if (model instanceof StreamingChatModel chat) {
				expect(ModelName.of(chat, null), StreamMode.STREAMING);
			}
			if (model instanceof EmbeddingModel embedding) {
				ModelName name = ModelName.of(embedding, null);
				this.calls.get().expectEmbedding(name.provider(), name.model());
			}
		}
		catch (Throwable ex) {
			failures.failed("The series of a language model exist from its first call on only", ex);
		}
	}

	private RunningCall start(ModelName name, StreamMode mode) {
		return RunningCall.run(this.calls.get().start(name.provider(), name.model(), mode), name.provider());
	}

	private void expect(ModelName name, StreamMode mode) {
		if (name.model() != null) {
			this.calls.get().expect(name.provider(), name.model(), mode);
		}
	}

	private static @Nullable RunningCall notStarted(Throwable failure) {
		failures.failed("Calls of a language model are not measured", failure);
		return null;
	}

}
