package dev.monitored.llm;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LlmCalls}: calls of language models that are recorded by hand.
 */
class LlmCallsTests {

	@Test
	void recordsAStreamedAnswer() {
		Scrape scrape = streamed((call) -> {
			call.firstToken();
			call.tokens(100, 20);
			call.cachedTokens(64);
			call.reasoningTokens(7);
			call.finish("stop");
		});
		assertThat(calls(scrape, "streaming", "success")).isOne();
		assertThat(scrape.value("llm_ttft_seconds_count")).isOne();
		assertThat(scrape.value("llm_tokens_used_total", "type", "prompt")).isEqualTo(100);
		assertThat(scrape.value("llm_tokens_used_total", "type", "completion")).isEqualTo(20);
		assertThat(scrape.value("llm_tokens_used_total", "type", "cached")).isEqualTo(64);
		assertThat(scrape.value("llm_tokens_used_total", "type", "reasoning")).isEqualTo(7);
		assertThat(scrape.value("llm_output_rate_tokens_per_second_count")).isOne();
		assertThat(scrape.value("llm_finish_total", "reason", "stop")).isOne();
		assertThat(scrape.value("llm_usage_missing_total")).isZero();
		assertThat(scrape.value("llm_active")).isZero();
	}

	@Test
	void letsEverySeriesExistAsSoonAsAModelIsKnown() {
		MonitoredContext.runner().run((context) -> {
			context.getBean(LlmCalls.class).expect("openai", "gpt", StreamMode.STREAMING);
			context.getBean(LlmCalls.class).expectEmbedding("openai", "embed");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("llm_latency_seconds_count", "status")).containsExactly("cancelled", "empty",
					"error", "success", "truncated");
			assertThat(scrape.values("llm_errors_total", "error")).hasSize(11);
			assertThat(scrape.values("llm_finish_total", "reason")).containsExactly("content_filter", "error", "length",
					"other", "stop", "tool_calls");
			assertThat(scrape.values("llm_tokens_used_total", "type")).containsExactly("cached", "completion", "prompt",
					"reasoning");
			assertThat(scrape.find("llm_tokens_used_total", "model", "embed")).hasSize(1);
			assertThat(scrape.has("llm_finish_total", "model", "embed")).isFalse();
			assertThat(scrape.samples()).filteredOn((sample) -> sample.name().startsWith("llm_"))
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
		});
	}

	@Test
	void recordsCallsThatEndBeforeThereIsARegistry() {
		MonitoredContext.runner(EarlyCaller.class).run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(calls(scrape, "streaming", "success")).isOne();
			assertThat(scrape.value("llm_ttft_seconds_count")).isOne();
			assertThat(scrape.value("llm_tokens_used_total", "type", "prompt")).isEqualTo(10);
		});
	}

	@ParameterizedTest
	@CsvSource({ "stop, success, stop", "length, success, length", "MAX_TOKENS, success, length",
			"end_turn, success, stop", "tool_calls, success, tool_calls", "TOOL_EXECUTION, success, tool_calls",
			"tired, success, other" })
	void endsAsTheModelSays(String reason, String status, String label) {
		Scrape scrape = streamed((call) -> {
			call.firstToken();
			call.finish(reason);
		});
		assertThat(calls(scrape, "streaming", status)).isOne();
		assertThat(scrape.value("llm_finish_total", "reason", label)).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "content_filter, content_filter, content_filter", "refusal, content_filter, content_filter",
			"ERROR_TOXIC, content_filter, content_filter", "error, server_error, error",
			"insufficient_system_resource, server_error, error", "MALFORMED_FUNCTION_CALL, server_error, error" })
	void failsIfTheModelSaysSo(String reason, String error, String label) {
		Scrape scrape = streamed((call) -> {
			call.firstToken();
			call.finish(reason);
		});
		assertThat(calls(scrape, "streaming", "error")).isOne();
		assertThat(scrape.value("llm_finish_total", "reason", label)).isOne();
		assertThat(scrape.value("llm_errors_total", "error", error)).isOne();
	}

	@Test
	void tellsATruncatedAnswerFromACancelledOne() {
		assertThat(calls(streamed(LlmCall::firstToken), "streaming", "truncated")).isOne();
		assertThat(calls(streamed((call) -> {
			call.firstToken();
			call.cancel();
		}), "streaming", "cancelled")).isOne();
		assertThat(calls(streamed((call) -> {
			call.firstToken();
			call.finish("stop");
			call.cancel();
		}), "streaming", "success")).as("cancelled when the answer was complete").isOne();
	}

	@Test
	void anAnswerOfNothingButReasoningIsEmpty() {
		Scrape scrape = streamed((call) -> {
			call.reasoningChunk();
			call.tokens(10, 20);
			call.finish("length");
		});
		assertThat(calls(scrape, "streaming", "empty")).isOne();
		assertThat(scrape.value("llm_ttft_seconds_count")).as("reasoning is a token").isOne();
		assertThat(calls(streamed((call) -> call.finish("stop")), "streaming", "empty")).isOne();
		assertThat(calls(streamed((call) -> {
		}), "streaming", "empty")).isOne();
	}

	@Test
	void aBlockingCallThatReportsNothingHasFailed() {
		Scrape scrape = blocking((call) -> {
		});
		assertThat(calls(scrape, "blocking", "error")).isOne();
		assertThat(scrape.value("llm_errors_total", "error", "other")).isOne();
		assertThat(calls(blocking(LlmCall::finish), "blocking", "success")).isOne();
		assertThat(calls(blocking((call) -> call.finish(null)), "blocking", "success")).isOne();
		assertThat(calls(blocking((call) -> {
			call.empty();
			call.finish("stop");
		}), "blocking", "empty")).isOne();
	}

	@Test
	void mapsErrors() {
		Scrape scrape = blocking((call) -> call.error(429));
		assertThat(scrape.value("llm_errors_total", "error", "rate_limited")).isOne();
		assertThat(scrape.value("llm_usage_missing_total")).as("nothing was answered").isZero();
		Scrape cancelled = blocking((call) -> call.error(new CompletionException(new CancellationException())));
		assertThat(calls(cancelled, "blocking", "cancelled")).isOne();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void countsAnswersWithoutUsageAndNeverZeroTokens(boolean reportsZero) {
		Scrape scrape = streamed((call) -> {
			call.firstToken();
			if (reportsZero) {
				call.tokens(0, 0);
			}
			call.finish("stop");
		});
		assertThat(scrape.value("llm_usage_missing_total")).isOne();
		assertThat(scrape.value("llm_output_rate_tokens_per_second_count")).isZero();
		assertThat(scrape.value("llm_cost_unpriced_total")).as("its cost is not known").isOne();
	}

	@Test
	void countsOnceHoweverOftenItIsClosed() {
		Scrape scrape = streamed((call) -> {
			call.firstToken();
			call.firstToken();
			call.finish("stop");
			call.close();
			call.firstToken();
		});
		assertThat(calls(scrape, "streaming", "success")).isOne();
		assertThat(scrape.value("llm_ttft_seconds_count")).isOne();
		assertThat(scrape.value("llm_active")).isZero();
	}

	@Test
	void timesChunksIfThatIsWanted() {
		MonitoredContext.runner().withPropertyValues("monitored.llm.chunk-gap=true").run((context) -> {
			try (LlmCall call = context.getBean(LlmCalls.class).start("openai", "gpt", StreamMode.STREAMING)) {
				call.contentChunk();
				call.contentChunk();
				call.contentChunk();
			}
			assertThat(Scrape.of(context).value("llm_chunk_gap_seconds_count")).isEqualTo(2);
		});
	}

	@Test
	void recordsNothingWhenItIsOff() {
		MonitoredContext.runner().withPropertyValues("monitored.llm.enabled=false").run((context) -> {
			try (LlmCall call = context.getBean(LlmCalls.class).start("openai", "gpt", StreamMode.STREAMING)) {
				call.firstToken();
				call.finish("stop");
			}
			context.getBean(LlmCalls.class).startTool("weather").close();
			context.getBean(LlmCalls.class).attempt("openai", 200, false);
			assertThat(Scrape.of(context).help().keySet()).noneMatch((name) -> name.startsWith("llm_"));
		});
	}

	@Test
	void existsOnlyWhereSomethingAsks() {
		MonitoredContext.runner().run((context) -> {
			assertThat(context.getBeanFactory().containsSingleton("monitoredLlmCalls")).isFalse();
			assertThat(context.getBeanFactory().containsSingleton("monitoredLlmRecorders")).isFalse();
		});
	}

	@Test
	void pricesAreCheckedEvenIfNothingAsks() {
		MonitoredContext.runner()
			.withPropertyValues("monitored.llm.prices[0].model= ", "monitored.llm.prices[0].prompt=1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("monitored.llm.prices[0].model"));
	}

	@Test
	void backsOffToTheApplicationsOwn() {
		MonitoredContext.runner(OwnCalls.class)
			.run((context) -> assertThat(context.getBeansOfType(LlmCalls.class).keySet())
				.isEqualTo(Map.of("own", "").keySet()));
	}

	private static Scrape streamed(Consumer<LlmCall> answer) {
		return recorded(StreamMode.STREAMING, answer);
	}

	private static Scrape blocking(Consumer<LlmCall> answer) {
		return recorded(StreamMode.BLOCKING, answer);
	}

	private static Scrape recorded(StreamMode mode, Consumer<LlmCall> answer) {
		Scrape[] scrape = new Scrape[1];
		MonitoredContext.runner().run((context) -> {
			try (LlmCall call = context.getBean(LlmCalls.class).start("openai", "gpt", mode)) {
				assertThat(Scrape.of(context).value("llm_active")).isOne();
				answer.accept(call);
			}
			scrape[0] = Scrape.of(context);
			assertThat(scrape[0].value("llm_active")).isZero();
		});
		return scrape[0];
	}

	private static double calls(Scrape scrape, String mode, String status) {
		return scrape.value("llm_latency_seconds_count", "stream_mode", mode, "status", status);
	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyCaller {

		EarlyCaller(LlmCalls llm) {
			try (LlmCall call = llm.start("openai", "gpt", StreamMode.STREAMING)) {
				call.firstToken();
				call.tokens(10, 20);
				call.finish("stop");
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnCalls {

		@Bean
		LlmCalls own() {
			return LlmCalls.noop();
		}

	}

}
