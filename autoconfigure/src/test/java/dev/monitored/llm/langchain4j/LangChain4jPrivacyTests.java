package dev.monitored.llm.langchain4j;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.BrokenRegistries;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.llm.OwnLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the promise that nothing of prompts and answers is recorded or logged.
 */
class LangChain4jPrivacyTests {

	private static final String SECRET = "Swordfish";

	@RegisterExtension
	final OwnLog log = new OwnLog();

	@Test
	void tellsNobodyWhatIsSaid() {
		Models.application(Services.class).run((context) -> {
			converse(context);
			String scrape = context.getBean(PrometheusMeterRegistry.class).scrape();
			assertThat(scrape).contains("llm_latency_seconds_count").doesNotContain(SECRET);
			assertThat(this.log.text()).doesNotContain(SECRET);
		});
	}

	@Test
	void tellsNobodyWhatIsSaidWhenNothingCanBeRecorded() {
		Models.application(Services.class, BrokenRegistries.ThrowingMeters.class).run((context) -> {
			converse(context);
			assertThat(this.log.text()).contains("No counting").doesNotContain(SECRET);
		});
	}

	private static void converse(AssertableApplicationContext context) throws Exception {
		OpenAiServer server = context.getBean(OpenAiServer.class);
		server.answer(OpenAiAnswer.toolCall("whisper", "{\"word\": \"" + SECRET + "\"}"), OpenAiAnswer.text(SECRET));
		assertThat(context.getBean(Clerk.class).answer(SECRET)).isEqualTo(SECRET);
		server.answer(OpenAiAnswer.text(SECRET, SECRET).finish(SECRET));
		Listener listener = new Listener();
		context.getBean(OpenAiStreamingChatModel.class).chat(SECRET, listener);
		assertThat(listener.await().aiMessage().text()).contains(SECRET);
		server.answer(OpenAiAnswer.error(400, SECRET));
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> context.getBean(OpenAiChatModel.class).chat(SECRET))
			.withMessageContaining(SECRET);
	}

	/**
	 * An AI service.
	 */
	interface Clerk {

		String answer(String question);

	}

	/**
	 * A tool that fails.
	 */
	static class Whisperer {

		@Tool
		String whisper(String word) {
			throw new IllegalStateException("Not " + SECRET);
		}

	}

	/**
	 * An application with an AI service.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Services {

		@Bean
		Clerk clerk(OpenAiChatModel model) {
			return AiServices.builder(Clerk.class).chatModel(model).tools(new Whisperer()).build();
		}

	}

}
