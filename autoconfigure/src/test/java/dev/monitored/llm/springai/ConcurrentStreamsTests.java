package dev.monitored.llm.springai;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import dev.monitored.Patience;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.llm.springai.SpringAiApplications.Access;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that many streams at once, of which some are cancelled, are all counted.
 */
class ConcurrentStreamsTests {

	private static final int STREAMS = 200;

	private final Random random = new Random(6);

	@ParameterizedTest
	@EnumSource
	void countsEveryStreamAndComesBackToNone(Access access) throws Exception {
		try (OpenAiServer server = new OpenAiServer()) {
			CountDownLatch latch = new CountDownLatch(1);
			server.answer(OpenAiAnswer.text("a", "b", "c", "d").after(latch).text("e"));
			access.application(server).withPropertyValues("spring.ai.openai.chat.max-retries=0").run((context) -> {
				AtomicInteger cancelled = new AtomicInteger();
				AtomicInteger completed = new AtomicInteger();
				Flux.range(0, STREAMS).map((number) -> this.random.nextInt(3) == 0).flatMap((cancels) -> {
					AtomicInteger counter = cancels ? cancelled : completed;
					Flux<?> answer = access.stream(context, Patience.LIMIT);
					return (cancels ? answer.take(3) : answer).doOnNext((chunk) -> latch.countDown())
						.doOnComplete(counter::incrementAndGet)
						.subscribeOn(Schedulers.boundedElastic());
				}, STREAMS).blockLast();
				Patience.await("every stream", () -> ended(Scrape.of(context)) == STREAMS);
				Scrape scrape = SpringAiApplications.scrapeWhenIdle(context);
				assertThat(cancelled.get() + completed.get()).isEqualTo(STREAMS);
				assertThat(SpringAiApplications.calls(scrape, "streaming", "cancelled")).isEqualTo(cancelled.get());
				assertThat(SpringAiApplications.calls(scrape, "streaming", "success")).isEqualTo(completed.get());
				assertThat(SpringAiApplications.value(scrape, "llm_tokens_used_total", "type", "completion"))
					.isEqualTo(20.0 * completed.get());
				assertThat(SpringAiApplications.value(scrape, "llm_ttft_seconds_count"))
					.isEqualTo(access.seesChunks() ? STREAMS : 0);
			});
		}
	}

	private static double ended(Scrape scrape) {
		return scrape.find("llm_latency_seconds_count").stream().mapToDouble(Scrape.Sample::value).sum();
	}

}
