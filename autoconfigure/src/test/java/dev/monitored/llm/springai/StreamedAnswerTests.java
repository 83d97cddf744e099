package dev.monitored.llm.springai;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import com.openai.errors.OpenAIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;

import dev.monitored.Patience;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiCompletion;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.llm.springai.SpringAiApplications.Access;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for answers that Spring AI streams, over HTTP, and for what its own metrics say
 * of them, which is what docs/llm.md compares.
 */
class StreamedAnswerTests {

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
	void aCompleteAnswer(Access access) {
		this.server.answer(OpenAiAnswer.text("Hel", "lo"));
		Scrape scrape = stream(access, (answer) -> assertThat(answer.collectList().block()).isNotEmpty());
		assertStatus(scrape, "success", access.seesChunks());
		assertThat(SpringAiApplications.value(scrape, "llm_finish_total", "reason", "stop")).isOne();
		assertThat(tokens(scrape, "prompt")).isEqualTo(100);
		assertThat(tokens(scrape, "completion")).isEqualTo(20);
		assertThat(SpringAiApplications.value(scrape, "llm_output_rate_tokens_per_second_count"))
			.isEqualTo(access.seesChunks() ? 1 : 0);
		assertThat(SpringAiApplications.value(scrape, "llm_usage_missing_total")).isZero();
		assertThat(theirs(scrape)).isEqualTo("none");
	}

	@ParameterizedTest
	@EnumSource
	void tokensThatWereCachedOrSpentOnReasoning(Access access) {
		this.server.answer(OpenAiAnswer.text("Hello").usage(100, 20, 64, 7));
		Scrape scrape = stream(access, Flux::blockLast);
		assertThat(tokens(scrape, "prompt")).isEqualTo(100);
		assertThat(tokens(scrape, "completion")).isEqualTo(20);
		assertThat(tokens(scrape, "cached")).as("Spring AI loses it when it collects chunks")
			.isEqualTo(access.seesChunks() ? 64 : 0);
		assertThat(tokens(scrape, "reasoning")).isEqualTo(access.seesChunks() ? 7 : 0);
		assertThat(scrape.values("gen_ai_client_token_usage_total", "gen_ai_token_type")).containsExactly("input",
				"output", "total");
	}

	@ParameterizedTest
	@EnumSource
	void anAnswerWithoutUsage(Access access) {
		this.server.answer(OpenAiAnswer.text("Hello").withoutUsage());
		Scrape scrape = stream(access, Flux::blockLast);
		assertStatus(scrape, "success", access.seesChunks());
		assertThat(SpringAiApplications.value(scrape, "llm_usage_missing_total")).isOne();
		assertThat(tokens(scrape, "prompt")).isZero();
		assertThat(scrape.value("gen_ai_client_token_usage_total", "gen_ai_token_type", "input")).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void anAnswerThatIsCancelledAfterThreeChunks(Access access) {
		this.server.answer(OpenAiAnswer.text("a", "b", "c", "d").endlessly("e"));
		Scrape scrape = stream(access, (answer) -> assertThat(answer.take(3).collectList().block()).hasSize(3));
		assertStatus(scrape, "cancelled", access.seesChunks());
		assertThat(SpringAiApplications.value(scrape, "llm_usage_missing_total")).isZero();
		assertThat(theirs(scrape)).isEqualTo("none");
	}

	@ParameterizedTest
	@EnumSource
	void anAnswerThatEndsInOrderButTooEarly(Access access) {
		this.server.answer(OpenAiAnswer.text("Hel").truncated());
		Scrape scrape = stream(access, Flux::blockLast);
		assertStatus(scrape, "truncated", access.seesChunks());
		assertThat(theirs(scrape)).isEqualTo("none");
	}

	@ParameterizedTest
	@EnumSource
	void aConnectionThatBreaks(Access access) {
		CountDownLatch begun = new CountDownLatch(1);
		this.server.answer(OpenAiAnswer.text("Hel").after(begun).reset());
		Scrape scrape = stream(access, (answer) -> failInTheMiddle(answer, begun));
		assertStatus(scrape, "error", access.seesChunks());
		assertThat(errors(scrape, "connection")).isOne();
		assertThat(theirs(scrape)).isNotEqualTo("none");
	}

	@ParameterizedTest
	@EnumSource
	void aTimeLimitInTheMiddle(Access access) {
		this.server.answer(OpenAiAnswer.text("Hel").stall());
		Scrape scrape = streamLongEnough(access);
		assertStatus(scrape, "error", access.seesChunks());
		assertThat(errors(scrape, "timeout")).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void tooManyRequestsForever(Access access) {
		this.server.answer(OpenAiAnswer.rateLimited());
		Scrape scrape = stream(access, (answer) -> assertThatThrownBy(answer::blockLast).isNotNull());
		assertStatus(scrape, "error", false);
		assertThat(errors(scrape, "rate_limited")).isOne();
		assertThat(SpringAiApplications.value(scrape, "llm_usage_missing_total")).isZero();
		assertThat(scrape.value("llm_http_attempts_total", "status", "429", "retry", "false")).isOne();
		assertThat(scrape.value("llm_http_attempts_total", "status", "429", "retry", "true")).isEqualTo(3);
		assertThat(theirs(scrape)).isEqualTo("CompletionException");
	}

	@ParameterizedTest
	@EnumSource
	void aPromptThatIsTooLong(Access access) {
		this.server.answer(OpenAiAnswer.error(400, "context_length_exceeded"));
		Scrape scrape = stream(access,
				(answer) -> assertThatThrownBy(answer::blockLast).satisfiesAnyOf(
						(thrown) -> assertThat(thrown).isInstanceOf(OpenAIException.class),
						(thrown) -> assertThat(thrown).isInstanceOf(CompletionException.class)));
		assertStatus(scrape, "error", false);
		assertThat(errors(scrape, "context_length")).isOne();
		assertThat(theirs(scrape)).isEqualTo("CompletionException");
	}

	@ParameterizedTest
	@EnumSource
	void anAnswerThatWasWithheld(Access access) {
		this.server.answer(OpenAiAnswer.text("Hel").finish("content_filter"));
		Scrape scrape = stream(access, Flux::blockLast);
		assertStatus(scrape, "error", access.seesChunks());
		assertThat(errors(scrape, "content_filter")).isOne();
		assertThat(SpringAiApplications.value(scrape, "llm_finish_total", "reason", "content_filter")).isOne();
		assertThat(theirs(scrape)).isEqualTo("none");
	}

	@ParameterizedTest
	@EnumSource
	void anAnswerOfNothing(Access access) {
		this.server.answer(OpenAiAnswer.text());
		Scrape scrape = stream(access, Flux::blockLast);
		assertStatus(scrape, "empty", false);
		assertThat(theirs(scrape)).isEqualTo("none");
	}

	@ParameterizedTest
	@EnumSource
	void anAnswerOfNothingButReasoning(Access access) {
		this.server.answer(new OpenAiCompletion().reasoning("Hm").reasoning("m").finish("length"));
		Scrape scrape = stream(access, Flux::blockLast);
		assertStatus(scrape, "empty", access.seesChunks());
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECT")
	void aFirstChunkThatIsNoFirstToken(Access access) {
		this.server.answer(new OpenAiCompletion().afterMillis(300).text("Hello"));
		Scrape scrape = stream(access, Flux::blockLast);
		assertThat(SpringAiApplications.value(scrape, "llm_ttft_seconds_sum")).isGreaterThanOrEqualTo(0.3);
	}

	private Scrape stream(Access access, Consumer<Flux<ChatResponse>> reader) {
		return stream(access, reader, Patience.LIMIT);
	}

	private Scrape stream(Access access, Consumer<Flux<ChatResponse>> reader, Duration limit) {
		Scrape[] scrape = new Scrape[1];
		access.application(this.server).run((context) -> {
			reader.accept(access.stream(context, limit));
			scrape[0] = settled(context);
		});
		return scrape[0];
	}

	/**
	 * Gives up in the middle of an answer. How long its beginning takes, only trying can
	 * tell.
	 */
	private Scrape streamLongEnough(Access access) {
		CountDownLatch begun = new CountDownLatch(1);
		Duration limit = Duration.ofSeconds(1);
		Scrape scrape = stream(access, (answer) -> failInTheMiddle(answer, begun), limit);
		while (begun.getCount() > 0) {
			limit = limit.multipliedBy(2);
			scrape = stream(access, (answer) -> failInTheMiddle(answer, begun), limit);
		}
		return scrape;
	}

	private static void failInTheMiddle(Flux<ChatResponse> answer, CountDownLatch begun) {
		assertThatThrownBy(answer.doOnNext((chunk) -> {
			if (chunk.getResult() != null && "Hel".equals(chunk.getResult().getOutput().getText())) {
				begun.countDown();
			}
		})::blockLast).isNotNull();
	}

	private static Scrape settled(ApplicationContext context) {
		Patience.await("the end of the observation",
				() -> Scrape.of(context).has("gen_ai_client_operation_seconds_count"));
		return SpringAiApplications.scrapeWhenIdle(context);
	}

	private static void assertStatus(Scrape scrape, String status, boolean hasFirstToken) {
		assertThat(SpringAiApplications.calls(scrape, "streaming", status)).as(status).isOne();
		assertThat(scrape.find("llm_latency_seconds_count").stream().mapToDouble(Scrape.Sample::value).sum())
			.as("calls")
			.isOne();
		assertThat(SpringAiApplications.value(scrape, "llm_ttft_seconds_count")).as("first tokens")
			.isEqualTo(hasFirstToken ? 1 : 0);
	}

	private static double tokens(Scrape scrape, String type) {
		return SpringAiApplications.value(scrape, "llm_tokens_used_total", "type", type);
	}

	private static double errors(Scrape scrape, String error) {
		return SpringAiApplications.value(scrape, "llm_errors_total", "error", error);
	}

	/**
	 * Returns how Spring AI's own timer says that the only call ended.
	 */
	private static String theirs(Scrape scrape) {
		assertThat(scrape.values("gen_ai_client_operation_seconds_count", "error")).hasSize(1);
		return scrape.values("gen_ai_client_operation_seconds_count", "error").iterator().next();
	}

}
