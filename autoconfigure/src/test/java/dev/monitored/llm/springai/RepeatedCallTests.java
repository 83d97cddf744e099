package dev.monitored.llm.springai;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

import dev.monitored.Patience;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.llm.springai.SpringAiApplications.Access;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for models that repeat a call of another one, or answer in its place.
 */
class RepeatedCallTests {

	private static OpenAiServer server;

	@BeforeAll
	static void startServer() throws IOException {
		server = new OpenAiServer();
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.close();
	}

	@ParameterizedTest
	@EnumSource
	void aStreamThatIsRepeatedLaterIsTwoCalls(Access access) {
		Scrape scrape = ask(access, RetryingLater.class, (context) -> stream(access, context));
		assertBothAttempts(scrape, "streaming");
		assertThat(sum(scrape, "llm_ttft_seconds_count")).as("without a parent nobody finds it")
			.isEqualTo((access == Access.CHAT_CLIENT) ? 1 : 0);
	}

	@ParameterizedTest
	@EnumSource
	void aStreamThatIsRepeatedAtOnceIsTwoCalls(Access access) {
		Scrape scrape = ask(access, RetryingAtOnce.class, (context) -> stream(access, context));
		assertBothAttempts(scrape, "streaming");
	}

	@Test
	void aDecoratedStreamThatIsRepeatedIsSeenUnderAParent() {
		Scrape scrape = ask(Access.DECORATED, RetryingAtOnce.class, (context) -> {
			Observation parent = Observation.start("parent", context.getBean(ObservationRegistry.class));
			ChatResponse answer = Access.DECORATED.stream(context, Patience.LIMIT)
				.contextWrite((view) -> view.put(ObservationThreadLocalAccessor.KEY, parent))
				.blockLast();
			parent.stop();
			return answer;
		});
		assertBothAttempts(scrape, "streaming");
		assertThat(sum(scrape, "llm_ttft_seconds_count")).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void aStreamThatSomethingElseStandsInForHasFailed(Access access) {
		Scrape scrape = ask(access, FallingBack.class, (context) -> stream(access, context));
		assertThat(sum(scrape, "llm_latency_seconds_count", "stream_mode", "streaming", "status", "error")).isOne();
		assertThat(sum(scrape, "llm_latency_seconds_count")).isOne();
	}

	@ParameterizedTest
	@EnumSource(names = { "DECORATED", "DIRECT" })
	void aBlockingCallThatIsRepeatedIsTwoCalls(Access access) {
		Scrape scrape = ask(access, RetryingAtOnce.class,
				(context) -> context.getBean(ChatModel.class).call(new Prompt("Hello")));
		assertBothAttempts(scrape, "blocking");
	}

	@Test
	void aStreamOfAModelThatAsksWhomToAskIsSeen() {
		Scrape scrape = ask(Access.CHAT_CLIENT, Choosing.class, (context) -> stream(Access.CHAT_CLIENT, context));
		assertThat(sum(scrape, "llm_latency_seconds_count", "stream_mode", "blocking", "status", "success")).isOne();
		assertThat(sum(scrape, "llm_latency_seconds_count", "stream_mode", "streaming", "status", "success")).isOne();
		assertThat(sum(scrape, "llm_ttft_seconds_count")).isOne();
	}

	private static void assertBothAttempts(Scrape scrape, String mode) {
		assertThat(sum(scrape, "llm_latency_seconds_count", "stream_mode", mode, "status", "error")).isOne();
		assertThat(sum(scrape, "llm_latency_seconds_count", "stream_mode", mode, "status", "success")).isOne();
		assertThat(sum(scrape, "llm_latency_seconds_count")).isEqualTo(2);
		assertThat(sum(scrape, "llm_finish_total", "reason", "stop")).isOne();
		assertThat(sum(scrape, "llm_tokens_used_total", "type", "prompt")).isEqualTo(100);
	}

	private static double sum(Scrape scrape, String name, String... labels) {
		return scrape.find(name, labels).stream().mapToDouble(Scrape.Sample::value).sum();
	}

	private static @Nullable ChatResponse stream(Access access, ApplicationContext context) {
		return access.stream(context, Patience.LIMIT).blockLast();
	}

	private static Scrape ask(Access access, Class<?> model,
			Function<ApplicationContext, @Nullable ChatResponse> question) {
		Scrape[] scrape = new Scrape[1];
		access.application(server, model)
			.withPropertyValues("spring.ai.model.chat=none", "spring.ai.model.embedding=none")
			.run((context) -> {
				assertThat(question.apply(context)).isNotNull();
				Patience.await("a call", () -> sum(Scrape.of(context), "llm_latency_seconds_count") > 0);
				scrape[0] = SpringAiApplications.scrapeWhenIdle(context);
			});
		return scrape[0];
	}

	@Configuration(proxyBeanMethods = false)
	static class RetryingLater {

		@Bean
		ChatModel model(ObservationRegistry observations) {
			return new RepeatingModel(new ObservedModel(observations, 1),
					(answer) -> answer.retryWhen(Retry.fixedDelay(1, Duration.ofMillis(1))));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RetryingAtOnce {

		@Bean
		ChatModel model(ObservationRegistry observations) {
			return new RepeatingModel(new ObservedModel(observations, 1), (answer) -> answer.retry(1));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FallingBack {

		@Bean
		ChatModel model(ObservationRegistry observations) {
			ChatModel other = new ObservedModel(ObservationRegistry.NOOP, 0);
			return new RepeatingModel(new ObservedModel(observations, 1),
					(answer) -> answer.onErrorResume((failure) -> other.stream(new Prompt("Hello"))));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Choosing {

		@Bean
		ChatModel model(ObservationRegistry observations) {
			ChatModel model = new ObservedModel(observations, 0);
			return new RepeatingModel(model, (answer) -> Flux.defer(() -> {
				model.call(new Prompt("Whom?"));
				return answer;
			}));
		}

	}

	/**
	 * A model that asks another one, and again if that fails.
	 */
	record RepeatingModel(ChatModel model,
			Function<Flux<ChatResponse>, Flux<ChatResponse>> repetition) implements ChatModel {

		@Override
		public ChatOptions getOptions() {
			return this.model.getOptions();
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			Flux<ChatResponse> answer = this.repetition.apply(Flux.defer(() -> Flux.just(this.model.call(prompt))));
			return Objects.requireNonNull(answer.blockLast());
		}

		@Override
		public Flux<ChatResponse> stream(Prompt prompt) {
			return this.repetition.apply(this.model.stream(prompt));
		}

	}

}
