package dev.monitored.llm.springai.stream;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCalls;

/**
 * Puts a {@link MeasuredChatModel} around each model of the application. For a scoped
 * model it wraps the scoped proxy, whose target must be of the model's class.
 */
public final class ChatModelDecorator implements BeanPostProcessor, Ordered {

	private static final FailureLog failures = new FailureLog(ChatModelDecorator.class);

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
		if (bean instanceof ChatModel model && !(bean instanceof MeasuredChatModel)
				&& !ScopedProxyUtils.isScopedTarget(beanName)) {
			return decorated(model);
		}
		return bean;
	}

	private ChatModel decorated(ChatModel model) {
		try {
			return new MeasuredChatModel(model, this.llm::getObject);
		}
		catch (Throwable ex) {
			failures.failed("A language model is not decorated", ex);
			return model;
		}
	}

}
