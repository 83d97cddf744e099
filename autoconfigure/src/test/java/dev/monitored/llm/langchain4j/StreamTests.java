package dev.monitored.llm.langchain4j;

import java.util.concurrent.CountDownLatch;

import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for answers that are streamed, over HTTP.
 */
class StreamTests {

	@Test
	void recordsAStream() throws Exception {
		run(OpenAiAnswer.text("Hel", "lo", "!").usage(100, 20, 64, 7), (context) -> {
			Listener listener = ask(context, new Listener());
			assertThat(listener.await().aiMessage().text()).isEqualTo("Hello!");
			assertThat(listener.tokens()).containsExactly("Hel", "lo", "!");
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "success");
			assertThat(recorded.tokens("prompt")).isEqualTo(100);
			assertThat(recorded.tokens("cached")).isEqualTo(64);
			assertThat(recorded.tokens("completion")).isEqualTo(20);
			assertThat(recorded.tokens("reasoning")).isEqualTo(7);
			assertThat(recorded.sum("llm_ttft_seconds_count")).isOne();
			assertThat(recorded.sum("llm_output_rate_tokens_per_second_count")).isOne();
			assertThat(recorded.sum("llm_finish_total", "reason", "stop")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "status", "200", "retry", "false")).isOne();
		});
	}

	@Test
	void takesTheFirstTokenAndNotTheFirstChunk() throws Exception {
		run(OpenAiAnswer.text().afterMillis(300).text("Hello"), (context) -> {
			ask(context, new Listener()).await();
			assertThat(Recorded.by(context).sum("llm_ttft_seconds_sum")).isGreaterThan(0.3);
		});
	}

	@Test
	void takesReasoningForTheFirstToken() throws Exception {
		CountDownLatch thought = new CountDownLatch(1);
		run(OpenAiAnswer.text().reasoning("Hm").after(thought).text("Hello"), (context) -> {
			Listener listener = ask(context, new Listener());
			Recorded.await(context, (recorded) -> recorded.sum("llm_ttft_seconds_count") == 1);
			assertThat(listener.tokens()).isEmpty();
			thought.countDown();
			listener.await();
			Recorded.by(context).hasOneCall("streaming", "success");
		});
	}

	@Test
	void takesTheCallOfAToolForTheFirstToken() throws Exception {
		run(OpenAiAnswer.toolCall("weather", "{\"city\": \"Rome\"}"), (context) -> {
			ask(context, new Listener()).await();
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "success");
			assertThat(recorded.sum("llm_ttft_seconds_count")).isOne();
			assertThat(recorded.sum("llm_finish_total", "reason", "tool_calls")).isOne();
			assertThat(recorded.sum("llm_output_rate_tokens_per_second_count")).as("one chunk has no rate").isZero();
		});
	}

	@Test
	void missesTheUsageThatIsNotReported() throws Exception {
		run(OpenAiAnswer.text("Hello").withoutUsage(), (context) -> {
			ask(context, new Listener()).await();
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "success");
			assertThat(recorded.sum("llm_usage_missing_total")).isOne();
			assertThat(recorded.tokens("completion")).isZero();
		});
	}

	@Test
	void recordsAStreamThatIsCancelled() throws Exception {
		run(OpenAiAnswer.text("a", "b", "c").stall(), (context) -> {
			Listener listener = ask(context, new Listener(3));
			listener.awaitCancel();
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "cancelled");
			assertThat(recorded.sum("llm_ttft_seconds_count")).isOne();
			assertThat(recorded.errors("other")).isZero();
			assertThat(recorded.sum("llm_usage_missing_total")).as("no fault of the provider").isZero();
			assertThat(recorded.sum("llm_cost_unpriced_total")).as("its cost is not known").isOne();
		});
	}

	@Test
	void tellsATruncatedStreamFromACompleteOne() throws Exception {
		run(OpenAiAnswer.text("Hel").truncated(), (context) -> {
			assertThat(ask(context, new Listener()).await().aiMessage().text()).isEqualTo("Hel");
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "truncated");
			assertThat(recorded.sum("llm_usage_missing_total")).isOne();
		});
	}

	@Test
	void recordsAStreamThatSaysNothing() throws Exception {
		run(OpenAiAnswer.text(), (context) -> {
			ask(context, new Listener()).await();
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "empty");
			assertThat(recorded.sum("llm_ttft_seconds_count")).isZero();
		});
	}

	@Test
	void recordsAStreamThatBreaks() throws Exception {
		CountDownLatch heard = new CountDownLatch(1);
		run(OpenAiAnswer.text("Hel").after(heard).reset(), (context) -> {
			Listener listener = ask(context, new Listener());
			Recorded.await(context, (recorded) -> !listener.tokens().isEmpty());
			heard.countDown();
			assertThatExceptionOfType(Exception.class).isThrownBy(listener::await);
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "error");
			assertThat(recorded.errors("connection")).isOne();
		});
	}

	@Test
	void keepsAStreamThatFallsSilentInFlightUntilItIsCancelled() throws Exception {
		run(OpenAiAnswer.text("Hel").stall(), (context) -> {
			Listener listener = ask(context, new Listener());
			Recorded inFlight = Recorded.await(context, (recorded) -> !listener.tokens().isEmpty());
			assertThat(inFlight.sum("llm_active")).isOne();
			listener.cancel();
			Recorded.by(context).hasOneCall("streaming", "cancelled");
		});
	}

	@Test
	void recordsAQuestionThatIsNotAnsweredInTime() {
		Models.application().withPropertyValues(Models.TIMEOUT + "=300").run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.never());
			Listener listener = ask(context, new Listener());
			assertThatExceptionOfType(Exception.class).isThrownBy(listener::await);
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "error");
			assertThat(recorded.errors("timeout")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "status", "_none", "retry", "false")).isOne();
		});
	}

	@Test
	void recordsAQuestionThatReachesNobody() throws Exception {
		run(OpenAiAnswer.never(), (context) -> {
			context.getBean(OpenAiServer.class).close();
			Listener listener = ask(context, new Listener());
			assertThatExceptionOfType(Exception.class).isThrownBy(listener::await);
			assertThat(Recorded.by(context).errors("connection")).isOne();
		});
	}

	@Test
	void recordsAnAnswerThatIsNone() throws Exception {
		run(OpenAiAnswer.nonsense(), (context) -> {
			ask(context, new Listener()).await();
			Recorded.by(context).hasOneCall("streaming", "empty");
		});
	}

	@Test
	void recordsAStreamThatIsRefused() throws Exception {
		run(OpenAiAnswer.rateLimited(), (context) -> {
			Listener listener = ask(context, new Listener());
			assertThatExceptionOfType(Exception.class).isThrownBy(listener::await)
				.withCauseInstanceOf(RateLimitException.class);
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "error");
			assertThat(recorded.errors("rate_limited")).isOne();
			assertThat(recorded.sum("llm_http_attempts_total", "status", "429", "retry", "false")).isOne();
		});
	}

	@Test
	void recordsToTheEndWhatTheApplicationFailsToHear() throws Exception {
		run(OpenAiAnswer.text("Hel", "lo"), (context) -> {
			CountDownLatch complete = new CountDownLatch(1);
			context.getBean(StreamingChatModel.class).chat("Hello?", new DeafListener(complete));
			complete.await();
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "success");
			assertThat(recorded.tokens("completion")).isEqualTo(20);
		});
	}

	private static Listener ask(AssertableApplicationContext context, Listener listener) {
		context.getBean(OpenAiStreamingChatModel.class).chat("Hello?", listener);
		return listener;
	}

	private static void run(OpenAiAnswer answer, StreamTest test) {
		Models.application().run((context) -> {
			context.getBean(OpenAiServer.class).answer(answer);
			test.run(context);
		});
	}

	/**
	 * What a test does with an application.
	 */
	@FunctionalInterface
	private interface StreamTest {

		void run(AssertableApplicationContext context) throws Exception;

	}

}
