package dev.monitored.llm.langchain4j;

import java.util.Map;
import java.util.function.Consumer;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.failure.FailureLog;
import dev.monitored.llm.recording.CallKind;

/**
 * Looks at the application's models when it starts, as far as they exist then. No bean is
 * created for it.
 */
final class LangChain4jModelPreregistration implements SmartInitializingSingleton {

	private static final FailureLog failures = new FailureLog(LangChain4jModelPreregistration.class);

	private static final Map<Class<?>, CallKind> TYPES = Map.of(ChatModel.class, CallKind.CHAT,
			StreamingChatModel.class, CallKind.STREAMING, EmbeddingModel.class, CallKind.EMBEDDING);

	private final ApplicationBeans beans;

	private final Consumer<CallKind> found;

	private final Consumer<Object> action;

	/**
	 * Creates models.
	 * @param beans where they are
	 * @param found what is done with each kind of model that there is, even if none
	 * exists yet
	 * @param action what is done with each that exists
	 */
	LangChain4jModelPreregistration(ApplicationBeans beans, Consumer<CallKind> found, Consumer<Object> action) {
		this.beans = beans;
		this.found = found;
		this.action = action;
	}

	@Override
	public void afterSingletonsInstantiated() {
		TYPES.forEach((type, kind) -> {
			if (this.beans.areDeclared(type)) {
				this.found.accept(kind);
			}
		});
		try {
			TYPES.keySet().forEach(this::look);
		}
		catch (Throwable ex) {
			failures.failed("The series of language models exist from their first call on only", ex);
		}
	}

	private void look(Class<?> type) {
		for (String name : this.beans.names(type)) {
			Object model = this.beans.factory().getSingleton(name);
			if (model != null && type.isInstance(model)) {
				this.action.accept(model);
			}
		}
	}

}
