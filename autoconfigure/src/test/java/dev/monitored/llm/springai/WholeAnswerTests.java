package dev.monitored.llm.springai;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.context.ApplicationContext;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiCompletion;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for answers that Spring AI hands over as a whole, over HTTP.
 */
class WholeAnswerTests {

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
	@ValueSource(booleans = { true, false })
	void aCompleteAnswerIsCountedOnce(boolean decorated) {
		this.server.answer(OpenAiAnswer.text("Hello").usage(100, 20, 64, 7));
		Scrape scrape = ask((context) -> {
			assertThat(context.getBean(ChatModel.class).call("Hello")).isEqualTo("Hello");
			assertThat(context.getBean(ChatClient.Builder.class).build().prompt("Hello").call().content())
				.isEqualTo("Hello");
		}, "monitored.llm.spring-ai.decorate-models=" + decorated);
		assertThat(SpringAiApplications.calls(scrape, "blocking", "success")).isEqualTo(2);
		assertThat(tokens(scrape, "prompt")).isEqualTo(200);
		assertThat(tokens(scrape, "completion")).isEqualTo(40);
		assertThat(tokens(scrape, "cached")).isEqualTo(128);
		assertThat(tokens(scrape, "reasoning")).isEqualTo(14);
		assertThat(SpringAiApplications.value(scrape, "llm_finish_total", "reason", "stop")).isEqualTo(2);
		assertThat(SpringAiApplications.value(scrape, "llm_ttft_seconds_count")).isZero();
		assertThat(scrape.value("llm_http_attempts_total", "status", "200", "retry", "false")).isEqualTo(2);
	}

	@Test
	void anAnswerWithoutUsage() {
		this.server.answer(OpenAiAnswer.text("Hello").withoutUsage());
		Scrape scrape = ask((context) -> context.getBean(ChatModel.class).call("Hello"));
		assertThat(SpringAiApplications.value(scrape, "llm_usage_missing_total")).isOne();
		assertThat(tokens(scrape, "prompt")).isZero();
	}

	@Test
	void anAnswerOfNothing() {
		this.server.answer(new OpenAiCompletion().reasoning("Hmm").finish("length"));
		Scrape scrape = ask((context) -> context.getBean(ChatModel.class).call("Hello"));
		assertThat(SpringAiApplications.calls(scrape, "blocking", "empty")).isOne();
	}

	@Test
	void anAnswerAfterTwoRetries() {
		this.server.answer(OpenAiAnswer.rateLimited(), OpenAiAnswer.rateLimited(), OpenAiAnswer.text("Hello"));
		Scrape scrape = ask((context) -> context.getBean(ChatModel.class).call("Hello"));
		assertThat(SpringAiApplications.calls(scrape, "blocking", "success")).isOne();
		assertThat(scrape.value("llm_http_attempts_total", "status", "429", "retry", "false")).isOne();
		assertThat(scrape.value("llm_http_attempts_total", "status", "429", "retry", "true")).isOne();
		assertThat(scrape.value("llm_http_attempts_total", "status", "200", "retry", "true")).isOne();
		assertThat(scrape.values("gen_ai_client_operation_seconds_count", "error")).containsExactly("none");
	}

	@ParameterizedTest
	@CsvSource({ "429, rate_limit_exceeded, rate_limited, RateLimitException",
			"400, invalid_value, bad_request, BadRequestException",
			"400, context_length_exceeded, context_length, BadRequestException",
			"401, invalid_api_key, auth, UnauthorizedException", "404, model_not_found, not_found, NotFoundException",
			"500, server_error, server_error, InternalServerException" })
	void anErrorOfTheProvider(int status, String code, String error, String theirs) {
		this.server.answer(OpenAiAnswer.error(status, code));
		Scrape scrape = ask(
				(context) -> assertThatThrownBy(() -> context.getBean(ChatModel.class).call("Hello")).isNotNull());
		assertThat(SpringAiApplications.calls(scrape, "blocking", "error")).isOne();
		assertThat(SpringAiApplications.value(scrape, "llm_errors_total", "error", error)).isOne();
		assertThat(scrape.values("gen_ai_client_operation_seconds_count", "error")).containsExactly(theirs);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aConnectionThatBreaksAndATimeLimit(boolean decorated) {
		this.server.answer(OpenAiAnswer.reset());
		String decorate = "monitored.llm.spring-ai.decorate-models=" + decorated;
		Scrape broken = ask(
				(context) -> assertThatThrownBy(() -> context.getBean(ChatModel.class).call("Hello")).isNotNull(),
				decorate);
		assertThat(SpringAiApplications.value(broken, "llm_errors_total", "error", "connection")).isOne();
		assertThat(scrapeAttempts(broken)).isEqualTo(4);
		this.server.answer(OpenAiAnswer.never());
		Prompt impatient = new Prompt("Hello",
				OpenAiChatOptions.builder().model("gpt-test").timeout(Duration.ofSeconds(1)).build());
		Scrape late = ask(
				(context) -> assertThatThrownBy(() -> context.getBean(ChatModel.class).call(impatient)).isNotNull(),
				decorate, "spring.ai.openai.chat.max-retries=0");
		assertThat(late.find("llm_errors_total").stream().filter((sample) -> sample.value() > 0)).singleElement()
			.satisfies((sample) -> assertThat(sample.labels()).containsEntry("error", "timeout"));
	}

	@Test
	void anEmbedding() {
		this.server.answer(OpenAiAnswer.embeddings(12));
		Scrape scrape = ask(
				(context) -> assertThat(context.getBean(EmbeddingModel.class).embed(List.of("a", "b"))).hasSize(2));
		assertThat(scrape.value("llm_latency_seconds_count", "model", "embed-test", "status", "success")).isOne();
		assertThat(scrape.value("llm_tokens_used_total", "model", "embed-test", "type", "prompt")).isEqualTo(12);
		assertThat(scrape.value("llm_usage_missing_total", "model", "embed-test")).isZero();
	}

	@Test
	void anEmbeddingThatFails() {
		this.server.answer(OpenAiAnswer.error(400, "invalid_value"));
		Scrape scrape = ask(
				(context) -> assertThatThrownBy(() -> context.getBean(EmbeddingModel.class).embed("a")).isNotNull());
		assertThat(scrape.value("llm_errors_total", "model", "embed-test", "error", "bad_request")).isOne();
	}

	private Scrape ask(Consumer<ApplicationContext> question, String... properties) {
		Scrape[] scrape = new Scrape[1];
		SpringAiApplications.runner(this.server).withPropertyValues(properties).run((context) -> {
			question.accept(context);
			scrape[0] = SpringAiApplications.scrapeWhenIdle(context);
		});
		return scrape[0];
	}

	private static double scrapeAttempts(Scrape scrape) {
		return scrape.find("llm_http_attempts_total", "status", "_none")
			.stream()
			.mapToDouble(Scrape.Sample::value)
			.sum();
	}

	private static double tokens(Scrape scrape, String type) {
		return SpringAiApplications.value(scrape, "llm_tokens_used_total", "type", type);
	}

}
