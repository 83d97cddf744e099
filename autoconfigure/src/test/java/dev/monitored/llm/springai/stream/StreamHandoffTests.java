package dev.monitored.llm.springai.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;

import org.junit.jupiter.api.Test;

import dev.monitored.MonitoredContext;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StreamHandoff}.
 */
class StreamHandoffTests {

	private static final int ROUNDS = 500;

	@Test
	void whoeverWaitsForAStreamTakesNoBlockingCallForIt() {
		StreamHandoff handoff = new StreamHandoff(null);
		handoff.begin(() -> {
			assertThat(StreamHandoff.take(false)).isNull();
			assertThat(StreamHandoff.take(true)).isSameAs(handoff);
			assertThat(StreamHandoff.take(true)).isNull();
		});
	}

	@Test
	void aCallThatBeginsWhenNobodyWaitsAnyMoreIsCancelled() {
		MonitoredContext.runner().run((context) -> {
			StreamHandoff handoff = new StreamHandoff(null);
			handoff.end(null);
			handoff.fill(() -> start(context.getBean(LlmCalls.class)));
			assertCalls(Scrape.of(context), "cancelled", 1);
		});
	}

	@Test
	void aFailedCallEndsOnceWhoeverEndsIt() {
		MonitoredContext.runner().run((context) -> {
			for (int round = 0; round < ROUNDS; round++) {
				StreamHandoff handoff = new StreamHandoff(null);
				handoff.fill(() -> start(context.getBean(LlmCalls.class)));
				handoff.failed(new IllegalStateException());
				atOnce(handoff::giveUp, () -> handoff.end(null));
			}
			assertCalls(Scrape.of(context), "error", ROUNDS);
		});
	}

	@Test
	void noCallIsLeftWhereOneBeginsAndNobodyWaitsAtOnce() {
		MonitoredContext.runner().run((context) -> {
			for (int round = 0; round < ROUNDS; round++) {
				StreamHandoff handoff = new StreamHandoff(null);
				LlmCall call = start(context.getBean(LlmCalls.class));
				atOnce(() -> handoff.fill(() -> call), () -> handoff.end(new IllegalStateException()));
			}
			assertThat(Scrape.of(context).value("llm_active")).isZero();
		});
	}

	private static LlmCall start(LlmCalls calls) {
		return calls.start("openai", "gpt-test", StreamMode.STREAMING);
	}

	private static void atOnce(Runnable one, Runnable other) {
		CyclicBarrier barrier = new CyclicBarrier(2);
		CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(barrier, other));
		run(barrier, one);
		running.join();
	}

	private static void run(CyclicBarrier barrier, Runnable task) {
		try {
			barrier.await();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		task.run();
	}

	private static void assertCalls(Scrape scrape, String status, int calls) {
		assertThat(scrape.value("llm_active")).isZero();
		assertThat(scrape.value("llm_latency_seconds_count", "status", status)).isEqualTo(calls);
		assertThat(scrape.find("llm_latency_seconds_count").stream().mapToDouble(Scrape.Sample::value).sum())
			.isEqualTo(calls);
	}

}
