package dev.monitored.llm.springai;

import java.io.IOException;
import java.util.stream.Collectors;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.context.ApplicationContext;

import dev.monitored.BrokenRegistries;
import dev.monitored.Patience;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.llm.OwnLog;
import dev.monitored.llm.springai.SpringAiApplications.Access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the promise that nothing of prompts and answers is recorded or logged.
 */
class SpringAiPrivacyTests {

	private static final String SECRET = "Swordfish";

	@RegisterExtension
	final OwnLog log = new OwnLog();

	private OpenAiServer server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = new OpenAiServer();
	}

	@AfterEach
	void stopServer() throws IOException {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void tellsNobodyWhatIsSaid(Access access) {
		access.application(this.server).run((context) -> {
			converse(access, context);
			String scrape = context.getBean(PrometheusMeterRegistry.class).scrape();
			assertThat(scrape).contains("llm_latency_seconds_count").doesNotContain(SECRET);
			assertThat(this.log.text()).doesNotContain(SECRET);
		});
	}

	@ParameterizedTest
	@EnumSource
	void tellsNobodyWhatIsSaidWhenNothingCanBeRecorded(Access access) {
		SpringAiApplications
			.withoutTheirMetrics(this.server, SpringAiBinderContractTests.WithoutTheirMetrics.class,
					BrokenRegistries.ThrowingMeters.class)
			.withPropertyValues("monitored.llm.spring-ai.decorate-models=" + (access == Access.DECORATED))
			.run((context) -> {
				converse(access, context);
				assertThat(this.log.text()).contains("No counting").doesNotContain(SECRET);
			});
	}

	private void converse(Access access, ApplicationContext context) {
		this.server.answer(OpenAiAnswer.toolCall("whisper", "{\"word\": \"" + SECRET + "\"}"),
				OpenAiAnswer.text(SECRET));
		ChatClient client = context.getBean(ChatClient.Builder.class).build();
		assertThat(client.prompt(SECRET).tools(new Whisperer()).call().content()).isEqualTo(SECRET);
		assertThat(access.stream(context, Patience.LIMIT)
			.map((chunk) -> (chunk.getResult() != null) ? String.valueOf(chunk.getResult().getOutput().getText()) : "")
			.collect(Collectors.joining())
			.block()).contains(SECRET);
		this.server.answer(OpenAiAnswer.error(400, SECRET));
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> context.getBean(ChatModel.class).call(SECRET))
			.withMessageContaining(SECRET);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> access.stream(context, Patience.LIMIT).blockLast())
			.withMessageContaining(SECRET);
	}

	/**
	 * A tool that fails.
	 */
	static class Whisperer {

		@Tool(description = "Whispers a word")
		String whisper(String word) {
			throw new IllegalStateException("Not " + word);
		}

	}

}
