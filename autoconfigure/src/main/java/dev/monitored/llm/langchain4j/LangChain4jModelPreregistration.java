package dev.monitored.llm.langchain4j;

import java.util.List;
import java.util.function.Consumer;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.failure.FailureLog;

/**
 * Looks at the application's models when it starts, as far as they exist then. No bean is
 * created for it.
 */
final class LangChain4jModelPreregistration implements SmartInitializingSingleton {

	private static final FailureLog failures = new FailureLog(LangChain4jModelPreregistration.class);

	private static final List<Class<?>> TYPES = List.of(ChatModel.class, StreamingChatModel.class,
			EmbeddingModel.class);

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
			TYPES.forEach(this::look);
		}
		catch (Throwable ex) {
			failures.failed("The series of language models exist from their first call on only", ex);
		}
	}

	/**
	 * Returns whether there are models, even ones that do not exist yet.
	 * @param beanFactory where they are declared
	 * @return whether there is a bean
	 */
	static boolean hasModels(ConfigurableListableBeanFactory beanFactory) {
		return TYPES.stream().anyMatch((type) -> beanFactory.getBeanNamesForType(type, true, false).length > 0);
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
