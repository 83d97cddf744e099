package dev.monitored.llm.langchain4j;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

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

	private final ConfigurableListableBeanFactory beanFactory;

	private final Consumer<Object> action;

	/**
	 * Creates models.
	 * @param beanFactory where they are
	 * @param action what is done with each
	 */
	LangChain4jModelPreregistration(ConfigurableListableBeanFactory beanFactory, Consumer<Object> action) {
		this.beanFactory = beanFactory;
		this.action = action;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			TYPES.keySet().forEach(this::look);
		}
		catch (Throwable ex) {
			failures.failed("The series of language models exist from their first call on only", ex);
		}
	}

	/**
	 * Returns which kinds of models there are, even if these do not exist yet.
	 * @param beanFactory where they are declared
	 * @return what their calls are
	 */
	static List<CallKind> kinds(ConfigurableListableBeanFactory beanFactory) {
		return TYPES.entrySet()
			.stream()
			.filter((type) -> beanFactory.getBeanNamesForType(type.getKey(), true, false).length > 0)
			.map(Map.Entry::getValue)
			.toList();
	}

	private void look(Class<?> type) {
		for (String name : this.beanFactory.getBeanNamesForType(type, false, false)) {
			Object model = this.beanFactory.getSingleton(name);
			if (model != null && type.isInstance(model)) {
				this.action.accept(model);
			}
		}
	}

}
