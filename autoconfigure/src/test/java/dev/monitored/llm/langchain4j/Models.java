package dev.monitored.llm.langchain4j;

import java.io.IOException;
import java.time.Duration;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.monitored.MonitoredContext;
import dev.monitored.llm.OpenAiServer;

/**
 * An application whose models are LangChain4j's, and know nothing of Monitored.
 */
@Configuration(proxyBeanMethods = false)
class Models {

	static final String CHAT = "gpt-4.1-mini";

	static final String EMBEDDING = "text-embedding-3-small";

	/**
	 * How many milliseconds models wait for an answer.
	 */
	static final String TIMEOUT = "models.timeout";

	static ApplicationContextRunner application(Class<?>... configurations) {
		return MonitoredContext.runner(configurations)
			.withUserConfiguration(Models.class)
			.withConfiguration(AutoConfigurations.of(LangChain4jAutoConfiguration.class));
	}

	@Bean
	OpenAiServer server() throws IOException {
		return new OpenAiServer();
	}

	@Bean
	JdkHttpClientBuilder httpClientBuilder() {
		return new JdkHttpClientBuilder();
	}

	@Bean
	OpenAiChatModel chatModel(OpenAiServer server, HttpClientBuilder http, Environment environment) {
		return OpenAiChatModel.builder()
			.httpClientBuilder(http)
			.baseUrl(server.url())
			.apiKey("none")
			.modelName(CHAT)
			.timeout(Duration.ofMillis(environment.getProperty(TIMEOUT, Long.class, 60_000L)))
			.maxRetries(2)
			.build();
	}

	@Bean
	OpenAiStreamingChatModel streamingChatModel(OpenAiServer server, HttpClientBuilder http, Environment environment) {
		return OpenAiStreamingChatModel.builder()
			.httpClientBuilder(http)
			.baseUrl(server.url())
			.apiKey("none")
			.modelName(CHAT)
			.timeout(Duration.ofMillis(environment.getProperty(TIMEOUT, Long.class, 60_000L)))
			.returnThinking(true)
			.build();
	}

	@Bean
	OpenAiEmbeddingModel embeddingModel(OpenAiServer server, HttpClientBuilder http) {
		return OpenAiEmbeddingModel.builder()
			.httpClientBuilder(http)
			.baseUrl(server.url())
			.apiKey("none")
			.modelName(EMBEDDING)
			.maxSegmentsPerBatch(1)
			.maxRetries(0)
			.build();
	}

}
