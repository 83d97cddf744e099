package dev.monitored.llm.langchain4j.model;

import java.lang.ref.Cleaner;
import java.util.function.Supplier;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.llm.langchain4j.model.ModelMethod.Role;

/**
 * Starts the calls of models. If that fails, there is nothing to measure.
 */
public final class StartedCalls {

	private static final FailureLog failures = new FailureLog(StartedCalls.class);

	private static final Cleaner cleaner = Cleaner.create();

	private final Supplier<LlmCalls> calls;

	public StartedCalls(Supplier<LlmCalls> calls) {
		this.calls = calls;
	}

	/**
	 * Forgets a call whose end can no longer be reported.
	 * @param owner what would hear of it, as long as it is no garbage
	 * @param call the call, which must not know its owner
	 */
	static void forgetWith(Object owner, LlmCall call) {
		try {
			cleaner.register(owner, call::abandon);
		}
		catch (Throwable ex) {
			failures.failed("A call of a language model that is lost stays in flight", ex);
		}
	}

	@Nullable RunningCall chat(ChatModel model, @Nullable Object request) {
		try {
			return start(ModelName.of(model, request), StreamMode.BLOCKING, Role.CHAT);
		}
		catch (Throwable ex) {
			return notStarted(ex);
		}
	}

	@Nullable RunningCall stream(StreamingChatModel model, @Nullable Object request) {
		try {
			return start(ModelName.of(model, request), StreamMode.STREAMING, Role.STREAMED_CHAT);
		}
		catch (Throwable ex) {
			return notStarted(ex);
		}
	}

	@Nullable RunningCall embed(EmbeddingModel model, @Nullable Object request) {
		try {
			ModelName name = ModelName.of(model, request);
			return RunningCall.run(this.calls.get().startEmbedding(name.provider(), name.model()), Role.EMBEDDING,
					name.provider());
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

	/**
	 * Lets the series of the requests to the provider of a model exist before the first
	 * one.
	 * @param model the model
	 */
	public void expectRequests(Object model) {
		try {
			String provider = provider(model);
			if (provider != null) {
				this.calls.get().expectAttempts(provider);
			}
		}
		catch (Throwable ex) {
			failures.failed("The series of requests exist from the first one on only", ex);
		}
	}

	private static @Nullable String provider(Object model) {
		if (model instanceof ChatModel chat) {
			return Providers.name(chat.provider());
		}
		if (model instanceof StreamingChatModel chat) {
			return Providers.name(chat.provider());
		}
		return (model instanceof EmbeddingModel embedding) ? Providers.name(embedding.provider()) : null;
	}

	private RunningCall start(ModelName name, StreamMode mode, Role role) {
		return RunningCall.run(this.calls.get().start(name.provider(), name.model(), mode), role, name.provider());
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
