package dev.monitored.llm.springai;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.llm.recording.CallKind;
import dev.monitored.llm.recording.LlmRecorders;
import dev.monitored.llm.springai.stream.MeasuredChatModel;
import dev.monitored.llm.springai.stream.ProviderNames;

/**
 * Lets the series of the application's models exist from start-up on, as far as their
 * options say what they are. No bean is created for it.
 */
final class SpringAiModelPreregistration implements SmartInitializingSingleton {

	private static final FailureLog failures = new FailureLog(SpringAiModelPreregistration.class);

	private final ApplicationBeans beans;

	private final LlmCalls llm;

	private final ObjectProvider<LlmRecorders> recorders;

	SpringAiModelPreregistration(ApplicationBeans beans, LlmCalls llm, ObjectProvider<LlmRecorders> recorders) {
		this.recorders = recorders;
		this.beans = beans;
		this.llm = llm;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.recorders.ifAvailable((recorders) -> {
			if (this.beans.areDeclared(ChatModel.class)) {
				recorders.measure(CallKind.STREAMING);
			}
			if (this.beans.areDeclared(EmbeddingModel.class)) {
				recorders.measure(CallKind.EMBEDDING);
			}
		});
		for (String name : this.beans.names(ChatModel.class)) {
			expect(this.beans.factory().getSingleton(name));
		}
		for (String name : this.beans.names(EmbeddingModel.class)) {
			expect(this.beans.factory().getSingleton(name));
		}
	}

	private void expect(@Nullable Object bean) {
		try {
			if (bean instanceof MeasuredChatModel decorated) {
				expect(decorated.model());
			}
			else if (bean instanceof ChatModel model) {
				expectChat(model);
			}
			else if (bean instanceof EmbeddingModel model) {
				expectEmbedding(model);
			}
		}
		catch (Throwable ex) {
			failures.failed("The series of a language model come with its first call", ex);
		}
	}

	private void expectChat(ChatModel model) {
		String provider = ProviderNames.of(model);
		String name = model.getOptions().getModel();
		if (isKnown(provider, name)) {
			this.llm.expect(provider, name, StreamMode.BLOCKING);
			this.llm.expect(provider, name, StreamMode.STREAMING);
		}
	}

	private void expectEmbedding(EmbeddingModel model) {
		Method options = ClassUtils.getMethodIfAvailable(model.getClass(), "getOptions");
		if (options != null && ReflectionUtils.invokeMethod(options, model) instanceof EmbeddingOptions found
				&& isKnown(ProviderNames.of(model), found.getModel())) {
			this.llm.expectEmbedding(ProviderNames.of(model), found.getModel());
		}
	}

	private static boolean isKnown(String provider, @Nullable String model) {
		return !provider.equals(BoundedLabel.UNKNOWN) && StringUtils.hasText(model);
	}

}
