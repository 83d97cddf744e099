package dev.monitored.llm.springai;

import io.micrometer.observation.ObservationHandler;
import org.springframework.ai.anthropic.http.okhttp.AnthropicHttpClientBuilderCustomizer;
import org.springframework.ai.chat.client.ChatClientBuilderCustomizer;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.http.okhttp.OpenAiHttpClientBuilderCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.call.CallOutputs;
import dev.monitored.llm.LlmAutoConfiguration;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.recording.LlmRecorders;
import dev.monitored.llm.springai.observation.ChatCallHandler;
import dev.monitored.llm.springai.observation.EmbeddingCallHandler;
import dev.monitored.llm.springai.observation.ToolCallHandler;
import dev.monitored.llm.springai.observation.ToolFailureProcessor;
import dev.monitored.llm.springai.stream.ChatModelDecorator;
import dev.monitored.llm.springai.stream.StreamingCallAdvisor;

/**
 * Auto-configuration for calls of language models that Spring AI makes.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = LlmAutoConfiguration.class)
@ConditionalOnClass({ ChatModel.class, ObservationHandler.class })
@ConditionalOnBooleanProperty(name = { "monitored.llm.enabled", "monitored.llm.spring-ai.enabled" },
		matchIfMissing = true)
public final class SpringAiAutoConfiguration {

	@Bean
	ChatCallHandler monitoredChatCallHandler(LlmCalls monitoredLlmCalls, CallOutputs monitoredCallOutputs) {
		return new ChatCallHandler(monitoredLlmCalls, monitoredCallOutputs);
	}

	@Bean
	EmbeddingCallHandler monitoredEmbeddingCallHandler(LlmCalls monitoredLlmCalls, CallOutputs monitoredCallOutputs) {
		return new EmbeddingCallHandler(monitoredLlmCalls, monitoredCallOutputs);
	}

	@Bean
	SpringAiModelPreregistration monitoredSpringAiModelPreregistration(ApplicationBeans monitoredApplicationBeans,
			LlmCalls monitoredLlmCalls, ObjectProvider<LlmRecorders> recorders) {
		return new SpringAiModelPreregistration(monitoredApplicationBeans, monitoredLlmCalls, recorders);
	}

	/**
	 * What records tools.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ToolConfiguration {

		@Bean
		ToolCallHandler monitoredToolCallHandler(LlmCalls monitoredLlmCalls) {
			return new ToolCallHandler(monitoredLlmCalls);
		}

		@Bean
		SpringAiToolPreregistration monitoredSpringAiToolPreregistration(ApplicationBeans monitoredApplicationBeans,
				LlmCalls monitoredLlmCalls) {
			return new SpringAiToolPreregistration(monitoredApplicationBeans, monitoredLlmCalls);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ToolFailureProcessor monitoredToolFailureProcessor(ApplicationBeans monitoredApplicationBeans) {
			return new ToolFailureProcessor(monitoredApplicationBeans.factory());
		}

	}

	/**
	 * What sees the chunks of a ChatClient.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ChatClientBuilderCustomizer.class)
	static class ChatClientConfiguration {

		@Bean
		ChatClientBuilderCustomizer monitoredChatClientBuilderCustomizer() {
			return (builder) -> builder.defaultAdvisors(new StreamingCallAdvisor());
		}

	}

	/**
	 * What sees the chunks of all models, if that is wanted.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty("monitored.llm.spring-ai.decorate-models")
	static class DecoratorConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ChatModelDecorator monitoredChatModelDecorator(ObjectProvider<LlmCalls> llm) {
			return new ChatModelDecorator(llm);
		}

	}

	/**
	 * What sees the requests of OpenAI's library.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OpenAiHttpClientBuilderCustomizer.class)
	static class OpenAiConfiguration {

		@Bean
		OpenAiHttpClientBuilderCustomizer monitoredOpenAiHttpClientBuilderCustomizer(LlmCalls monitoredLlmCalls) {
			return (builder) -> {
				monitoredLlmCalls.expectAttempts("openai");
				builder.interceptor(new HttpAttemptInterceptor("openai", monitoredLlmCalls));
			};
		}

	}

	/**
	 * What sees the requests of Anthropic's library.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AnthropicHttpClientBuilderCustomizer.class)
	static class AnthropicConfiguration {

		@Bean
		AnthropicHttpClientBuilderCustomizer monitoredAnthropicHttpClientBuilderCustomizer(LlmCalls monitoredLlmCalls) {
			return (builder) -> {
				monitoredLlmCalls.expectAttempts("anthropic");
				builder.interceptor(new HttpAttemptInterceptor("anthropic", monitoredLlmCalls));
			};
		}

	}

}
