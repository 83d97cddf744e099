package dev.monitored.llm.springai;

import java.time.Duration;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration;
import org.springframework.ai.model.chat.observation.autoconfigure.ChatObservationAutoConfiguration;
import org.springframework.ai.model.embedding.observation.autoconfigure.EmbeddingObservationAutoConfiguration;
import org.springframework.ai.model.openai.autoconfigure.OpenAiChatAutoConfiguration;
import org.springframework.ai.model.openai.autoconfigure.OpenAiEmbeddingAutoConfiguration;
import org.springframework.ai.model.tool.autoconfigure.ToolCallingAutoConfiguration;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.test.scrape.Scrape;

/**
 * Applications that ask a local server through Spring AI, for tests.
 */
final class SpringAiApplications {

	private SpringAiApplications() {
	}

	static ApplicationContextRunner runner(OpenAiServer server, Class<?>... configurations) {
		return withoutTheirMetrics(server, configurations).withConfiguration(AutoConfigurations
			.of(ChatObservationAutoConfiguration.class, EmbeddingObservationAutoConfiguration.class));
	}

	static ApplicationContextRunner withoutTheirMetrics(OpenAiServer server, Class<?>... configurations) {
		return MonitoredContext.runner(configurations)
			.withConfiguration(
					AutoConfigurations.of(SpringAiAutoConfiguration.class, ObservationAutoConfiguration.class,
							ToolCallingAutoConfiguration.class, ChatClientAutoConfiguration.class,

							OpenAiChatAutoConfiguration.class, OpenAiEmbeddingAutoConfiguration.class))
			.withPropertyValues("spring.ai.openai.base-url=" + server.url(), "spring.ai.openai.api-key=none",
					"spring.ai.openai.chat.model=gpt-test", "spring.ai.openai.embedding.model=embed-test");
	}

	/**
	 * Returns what is scraped as soon as no call is in flight.
	 */
	static Scrape scrapeWhenIdle(ApplicationContext context) {
		Patience.await("no call in flight",
				() -> Scrape.of(context).find("llm_active").stream().allMatch((sample) -> sample.value() == 0));
		return Scrape.of(context);
	}

	static double calls(Scrape scrape, String mode, String status) {
		return scrape.value("llm_latency_seconds_count", "provider", "openai", "model", "gpt-test", "stream_mode", mode,
				"status", status);
	}

	static double value(Scrape scrape, String name, String... labels) {
		String[] all = new String[labels.length + 2];
		all[0] = "model";
		all[1] = "gpt-test";
		System.arraycopy(labels, 0, all, 2, labels.length);
		return scrape.value(name, all);
	}

	/**
	 * How an application asks for a stream.
	 */
	enum Access {

		/**
		 * By a ChatClient, as most do.
		 */
		CHAT_CLIENT,

		/**
		 * By a model that is decorated.
		 */
		DECORATED,

		/**
		 * By a model that is not, so that no subscriber of ours sees the chunks.
		 */
		DIRECT;

		ApplicationContextRunner application(OpenAiServer server, Class<?>... configurations) {
			return runner(server, configurations)
				.withPropertyValues("monitored.llm.spring-ai.decorate-models=" + (this == DECORATED));
		}

		Flux<ChatResponse> stream(ApplicationContext context, Duration limit) {
			OpenAiChatOptions.Builder options = OpenAiChatOptions.builder().model("gpt-test").timeout(limit);
			if (this == CHAT_CLIENT) {
				ChatClient client = context.getBean(ChatClient.Builder.class).build();
				return client.prompt("Hello").options(options).stream().chatResponse();
			}
			return context.getBean(ChatModel.class).stream(new Prompt("Hello", options.build()));
		}

		boolean seesChunks() {
			return this != DIRECT;
		}

	}

}
