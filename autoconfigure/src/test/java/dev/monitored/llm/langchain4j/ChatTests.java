package dev.monitored.llm.langchain4j;

import java.util.List;
import java.util.function.Consumer;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for questions that are answered as a whole, over HTTP.
 */
class ChatTests {

	@Test
	void recordsAnAnswer() {
		run(OpenAiAnswer.text("Hel", "lo"), (context) -> {
			assertThat(ask(context)).isEqualTo("Hello");
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "success");
			assertThat(recorded.scrape()
				.value("llm_latency_seconds_count", "provider", "openai", "model", Models.CHAT, "stream_mode",
						"blocking", "status", "success"))
				.isOne();
			assertThat(recorded.tokens("prompt")).isEqualTo(100);
			assertThat(recorded.tokens("completion")).isEqualTo(20);
			assertThat(recorded.sum("llm_finish_total", "reason", "stop")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "provider", "openai", "status", "200", "retry", "false"))
				.isOne();
		});
	}

	@Test
	void recordsCachedAndReasoningTokensAsParts() {
		run(OpenAiAnswer.text("Hello").usage(100, 20, 64, 7), (context) -> {
			ask(context);
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.tokens("prompt")).isEqualTo(100);
			assertThat(recorded.tokens("cached")).isEqualTo(64);
			assertThat(recorded.tokens("completion")).isEqualTo(20);
			assertThat(recorded.tokens("reasoning")).isEqualTo(7);
		});
	}

	@Test
	void missesTheUsageThatIsNotReported() {
		run(OpenAiAnswer.text("Hello").withoutUsage(), (context) -> {
			ask(context);
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "success");
			assertThat(recorded.sum("llm_usage_missing_total")).isOne();
			assertThat(recorded.tokens("prompt")).isZero();
		});
	}

	@Test
	void recordsAnAnswerThatSaysNothing() {
		run(OpenAiAnswer.text(""), (context) -> {
			context.getBean(ChatModel.class).chat(UserMessage.from("Hello?"));
			Recorded.by(context).hasOneCall("blocking", "empty");
		});
	}

	@Test
	void recordsAnAnswerThatWasCutAsSuccess() {
		run(OpenAiAnswer.text("Hel").finish("length"), (context) -> {
			ask(context);
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "success");
			assertThat(recorded.sum("llm_finish_total", "reason", "length")).isOne();
		});
	}

	@Test
	void recordsAnAnswerThatWasWithheldAsError() {
		run(OpenAiAnswer.text("Hel").finish("content_filter"), (context) -> {
			ask(context);
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "error");
			assertThat(recorded.errors("content_filter")).isOne();
		});
	}

	@ParameterizedTest
	@CsvSource({ "400, context_length_exceeded, context_length", "400, content_filter, content_filter",
			"400, invalid_value, bad_request", "401, invalid_api_key, auth", "404, model_not_found, not_found" })
	void recordsWhyAQuestionWasRefused(int status, String code, String error) {
		run(OpenAiAnswer.error(status, code), (context) -> {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> ask(context));
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "error");
			assertThat(recorded.errors(error)).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "status", Integer.toString(status))).isOne();
		});
	}

	@Test
	void countsRetriesAsRequestsOfOneCall() {
		run(List.of(OpenAiAnswer.rateLimited(), OpenAiAnswer.rateLimited(), OpenAiAnswer.text("Hello")), (context) -> {
			assertThat(ask(context)).isEqualTo("Hello");
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "success");
			assertThat(recorded.sum("llm_http_attempts_total", "status", "429", "retry", "false")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "status", "429", "retry", "true")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "status", "200", "retry", "true")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total")).isEqualTo(3);
		});
	}

	@Test
	void countsARepeatAfterAnUnreadableAnswerAsARetry() {
		run(List.of(OpenAiAnswer.nonsense(), OpenAiAnswer.text("Hello")), (context) -> {
			assertThat(ask(context)).isEqualTo("Hello");
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "success");
			assertThat(recorded.sum("llm_http_attempts_total", "status", "200", "retry", "false")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "status", "200", "retry", "true")).isOne();
		});
	}

	@Test
	void recordsAnErrorWhenAllRetriesFail() {
		run(OpenAiAnswer.rateLimited(), (context) -> {
			assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> ask(context));
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "error");
			assertThat(recorded.errors("rate_limited")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "status", "429")).isEqualTo(3);
		});
	}

	@Test
	void recordsTheModelThatIsAskedFor() {
		run(OpenAiAnswer.text("Hello"), (context) -> {
			context.getBean(ChatModel.class)
				.chat(ChatRequest.builder().messages(UserMessage.from("Hello?")).modelName("gpt-4.1").build());
			assertThat(Recorded.by(context).sum("llm_latency_seconds_count", "model", "gpt-4.1", "status", "success"))
				.isOne();
		});
	}

	@Test
	void recordsEachWayToAskOnce() {
		run(OpenAiAnswer.text("Hello"), (context) -> {
			OpenAiChatModel model = context.getBean(OpenAiChatModel.class);
			UserMessage question = UserMessage.from("Hello?");
			model.chat("Hello?");
			model.chat(question);
			model.chat(List.of(question));
			model.chat(ChatRequest.builder().messages(question).build());
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.calls("blocking", "success")).isEqualTo(4);
			assertThat(recorded.calls()).isEqualTo(4);
			assertThat(recorded.tokens("prompt")).isEqualTo(400);
		});
	}

	@Test
	void hasItsSeriesBeforeTheFirstCall() {
		run(OpenAiAnswer.text("Hello"), (context) -> {
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.scrape()
				.value("llm_latency_seconds_count", "provider", "openai", "model", Models.CHAT, "stream_mode",
						"blocking", "status", "error"))
				.isZero();
			assertThat(recorded.scrape()
				.value("llm_errors_total", "provider", "openai", "model", Models.CHAT, "error", "rate_limited"))
				.isZero();
			assertThat(recorded.scrape().value("llm_ttft_seconds_count", "provider", "openai", "model", Models.CHAT))
				.isZero();
		});
	}

	@Test
	void leavesTheAnswerOfARefusedQuestionAsItIs() {
		run(OpenAiAnswer.error(400, "invalid_value"),
				(context) -> assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> ask(context))
					.withMessageContaining("invalid_value"));
	}

	private static String ask(AssertableApplicationContext context) {
		return context.getBean(ChatModel.class).chat("Hello?");
	}

	private static void run(OpenAiAnswer answer, Consumer<AssertableApplicationContext> test) {
		run(List.of(answer), test);
	}

	private static void run(List<OpenAiAnswer> answers, Consumer<AssertableApplicationContext> test) {
		Models.application().run((context) -> {
			context.getBean(OpenAiServer.class).answer(answers.toArray(OpenAiAnswer[]::new));
			test.accept(context);
		});
	}

}
