package dev.monitored.llm;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LlmCall}: streamed answers that come as they like.
 */
class LlmCallTests {

	private static final int CALLS = 2000;

	@Test
	void oneChunkHasNoRate() {
		Scrape scrape = streamed((call) -> {
			call.contentChunk();
			call.tokens(100, 20);
			call.finish("tool_calls");
		});
		assertThat(scrape.value("llm_ttft_seconds_count")).isOne();
		assertThat(scrape.value("llm_output_rate_tokens_per_second_count")).isZero();
	}

	@Test
	void severalChunksHaveARate() {
		Scrape scrape = streamed((call) -> {
			call.reasoningChunk();
			call.contentChunk();
			call.tokens(100, 20);
			call.finish("stop");
		});
		assertThat(scrape.value("llm_output_rate_tokens_per_second_count")).isOne();
	}

	@Test
	void hearsNoGapAfterTheEnd() {
		MonitoredContext.runner().withPropertyValues("monitored.llm.chunk-gap=true").run((context) -> {
			LlmCalls llm = context.getBean(LlmCalls.class);
			LlmCall abandoned = llm.start("openai", "gpt", StreamMode.STREAMING);
			abandoned.abandon();
			abandoned.contentChunk();
			LlmCall unwatched = llm.start("openai", "gpt", StreamMode.STREAMING);
			unwatched.unwatched();
			unwatched.contentChunk();
			unwatched.close();
			unwatched.contentChunk();
			assertThat(Scrape.of(context).value("llm_chunk_gap_seconds_count")).isZero();
		});
	}

	@Test
	void missesTheUsageOfAnswersThatCameToTheirEnd() {
		assertThat(missing((call) -> {
			call.contentChunk();
			call.finish("stop");
		})).isOne();
		assertThat(missing(LlmCall::contentChunk)).as("truncated").isOne();
		assertThat(missing((call) -> {
			call.contentChunk();
			call.cancel();
		})).as("cancelled").isZero();
		assertThat(missing((call) -> {
			call.contentChunk();
			call.error(new IllegalStateException());
		})).as("failed").isZero();
	}

	@Test
	void doesNotKnowTheCostOfACallWithoutUsageUnlessItWasRefused() {
		assertThat(unpriced((call) -> {
			call.contentChunk();
			call.cancel();
		})).as("cancelled").isOne();
		assertThat(unpriced((call) -> {
			call.contentChunk();
			call.error(new IllegalStateException());
		})).as("broke off").isOne();
		assertThat(unpriced((call) -> call.error(429))).as("refused").isZero();
	}

	@Test
	void isCountedOnceWhoeverEndsItFirst() {
		MonitoredContext.runner().with(MonitoredContext.yaml("""
				monitored:
				  slo:
				    definitions:
				      answers: { signal: llm, availability: 99% }
				      first-tokens: { signal: llm-ttft, latency: "p95 < 1m" }
				""")).run((context) -> {
			raceForTheEnd(context.getBean(LlmCalls.class));
			Scrape scrape = Scrape.of(context);
			assertThat(calls(scrape, "success") + calls(scrape, "cancelled")).isEqualTo(CALLS);
			assertThat(scrape.find("llm_latency_seconds_count").stream().mapToDouble(Scrape.Sample::value).sum())
				.isEqualTo(CALLS);
			assertThat(scrape.value("llm_active")).isZero();
			assertThat(scrape.value("slo_active_calls", "slo", "answers")).isZero();
			assertThat(scrape.value("slo_active_calls", "slo", "first-tokens")).isZero();
			assertThat(scrape.value("slo_events_total", "slo", "answers")).isEqualTo(calls(scrape, "success"));
		});
	}

	/**
	 * Lets two threads end each call: one that answers, and one that gives up at any
	 * moment, before the first chunk, too.
	 */
	private static void raceForTheEnd(LlmCalls llm) throws Exception {
		ExecutorService caller = Executors.newSingleThreadExecutor();
		try {
			RandomGenerator random = RandomGenerator.of("SplittableRandom");
			for (int number = 0; number < CALLS; number++) {
				LlmCall call = llm.start("openai", "gpt", StreamMode.STREAMING);
				int patience = random.nextInt(2000);
				CountDownLatch ready = new CountDownLatch(1);
				Future<?> cancelled = caller.submit(() -> {
					ready.countDown();
					for (int spin = 0; spin < patience; spin++) {
						Thread.onSpinWait();
					}
					call.cancel();
					call.close();
				});
				ready.await();
				answer(call);
				Patience.get(cancelled);
			}
		}
		finally {
			caller.shutdownNow();
		}
	}

	private static void answer(LlmCall call) {
		try (call) {
			for (int chunk = 0; chunk < 10; chunk++) {
				call.contentChunk();
			}
			call.tokens(10, 20);
			call.finish("stop");
		}
	}

	private static double missing(Consumer<LlmCall> answer) {
		return streamed(answer).value("llm_usage_missing_total");
	}

	private static double unpriced(Consumer<LlmCall> answer) {
		return streamed(answer).value("llm_cost_unpriced_total");
	}

	private static Scrape streamed(Consumer<LlmCall> answer) {
		Scrape[] scrape = new Scrape[1];
		MonitoredContext.runner().run((context) -> {
			try (LlmCall call = context.getBean(LlmCalls.class).start("openai", "gpt", StreamMode.STREAMING)) {
				answer.accept(call);
			}
			scrape[0] = Scrape.of(context);
		});
		return scrape[0];
	}

	private static double calls(Scrape scrape, String status) {
		return scrape.value("llm_latency_seconds_count", "stream_mode", "streaming", "status", status);
	}

}
