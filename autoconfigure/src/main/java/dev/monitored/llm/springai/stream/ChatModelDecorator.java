package dev.monitored.llm.springai.stream;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

import dev.monitored.llm.LlmCalls;

/**
 * Puts a {@link MeasuredChatModel} around each model of the application.
 */
public final class ChatModelDecorator implements BeanPostProcessor, Ordered {

	private final ObjectProvider<LlmCalls> llm;

	/**
	 * Creates a decorator.
	 * @param llm what records
	 */
	public ChatModelDecorator(ObjectProvider<LlmCalls> llm) {
		this.llm = llm;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ChatModel model && !(bean instanceof MeasuredChatModel)) {
			return new MeasuredChatModel(model, this.llm::getObject);
		}
		return bean;
	}

}
