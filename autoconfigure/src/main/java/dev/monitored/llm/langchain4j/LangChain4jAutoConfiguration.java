package dev.monitored.llm.langchain4j;

import java.util.function.Supplier;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.service.AiServices;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.llm.LlmAutoConfiguration;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.langchain4j.model.ModelInterceptor;
import dev.monitored.llm.langchain4j.model.ModelListener;
import dev.monitored.llm.langchain4j.model.StartedCalls;
import dev.monitored.llm.langchain4j.request.AttemptCounter;
import dev.monitored.llm.langchain4j.request.CountedClients;
import dev.monitored.llm.langchain4j.tool.AiServiceTools;
import dev.monitored.llm.proxy.InterceptedBeans;
import dev.monitored.llm.recording.LlmRecorders;

/**
 * Auto-configuration for the models of LangChain4j that are beans, and for what they use.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = LlmAutoConfiguration.class)
@ConditionalOnClass(ChatModel.class)
@ConditionalOnBooleanProperty(name = { "monitored.llm.enabled", "monitored.llm.langchain4j.enabled" },
		matchIfMissing = true)
public final class LangChain4jAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static StartedCalls monitoredStartedCalls(ObjectProvider<LlmCalls> calls) {
		return new StartedCalls(once(calls));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static InterceptedBeans monitoredModels(StartedCalls monitoredStartedCalls,
			ApplicationBeans monitoredApplicationBeans) {
		return new InterceptedBeans(new ModelInterceptor(monitoredStartedCalls), monitoredApplicationBeans.factory(),
				ChatModel.class, StreamingChatModel.class, EmbeddingModel.class);
	}

	@Bean
	@Fallback
	static ChatModelListener monitoredChatModelListener(ObjectProvider<LlmCalls> calls) {
		return new ModelListener(once(calls));
	}

	@Bean
	static LangChain4jModelPreregistration monitoredLangChain4jModelPreregistration(
			ApplicationBeans monitoredApplicationBeans, StartedCalls monitoredStartedCalls,
			ObjectProvider<LlmRecorders> recorders) {
		return new LangChain4jModelPreregistration(monitoredApplicationBeans,
				(kind) -> recorders.ifAvailable((found) -> found.measure(kind)), monitoredStartedCalls::expect);
	}

	private static Supplier<LlmCalls> once(ObjectProvider<LlmCalls> calls) {
		return SingletonSupplier.of(calls::getObject);
	}

	/**
	 * What knows LangChain4j's HTTP clients.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HttpClientBuilder.class)
	static class RequestConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static InterceptedBeans monitoredHttpClientBuilders(ObjectProvider<LlmCalls> calls,
				ApplicationBeans monitoredApplicationBeans) {
			return new InterceptedBeans(new CountedClients(new AttemptCounter(once(calls))),
					monitoredApplicationBeans.factory(), HttpClientBuilder.class);
		}

		@Bean
		static LangChain4jModelPreregistration monitoredLangChain4jRequestPreregistration(
				ApplicationBeans monitoredApplicationBeans, StartedCalls monitoredStartedCalls) {
			return new LangChain4jModelPreregistration(monitoredApplicationBeans, (kind) -> {
			}, (model) -> {
				if (monitoredApplicationBeans.areDeclared(HttpClientBuilder.class)) {
					monitoredStartedCalls.expectRequests(model);
				}
			});
		}

	}

	/**
	 * What knows LangChain4j's AI services.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AiServices.class)
	static class ToolConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static AiServiceTools monitoredAiServiceTools(ObjectProvider<LlmCalls> calls) {
			return new AiServiceTools(once(calls));
		}

	}

}
