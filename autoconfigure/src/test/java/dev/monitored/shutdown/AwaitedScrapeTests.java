package dev.monitored.shutdown;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AwaitedScrape}.
 */
class AwaitedScrapeTests {

	private static final Duration SHORT = Duration.ofMillis(1);

	private final AwaitedScrape scrape = new AwaitedScrape();

	@Test
	void hearsOfAScrape() throws Exception {
		OperationInvoker prometheus = advise("prometheus", (context) -> "up 1");
		CompletableFuture<Boolean> heard = await(Patience.LIMIT);
		Patience.await("the scrape", () -> {
			assertThat(prometheus.invoke(context(Map.of()))).isEqualTo("up 1");
			return heard.isDone();
		});
		assertThat(heard).isCompletedWithValue(true);
	}

	@Test
	void givesUpWithoutAScrape() throws Exception {
		advise("prometheus", (context) -> "up 1");
		assertThat(this.scrape.await(SHORT)).isFalse();
	}

	@Test
	void doesNotCountAScrapeThatBeganBefore() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch ends = new CountDownLatch(1);
		OperationInvoker prometheus = advise("prometheus", (context) -> {
			begun.countDown();
			open(ends);
			return "up 1";
		});
		CompletableFuture<Object> early = CompletableFuture.supplyAsync(() -> prometheus.invoke(context(Map.of())));
		Patience.await(begun);
		CompletableFuture<Boolean> heard = await(Duration.ofMillis(200));
		ends.countDown();
		assertThat(Patience.get(early)).isEqualTo("up 1");
		assertThat(Patience.get(heard)).isFalse();
	}

	@Test
	void doesNotCountAScrapeOfSomeMetrics() throws Exception {
		OperationInvoker prometheus = advise("prometheus", (context) -> "up 1");
		CompletableFuture<Boolean> heard = await(Duration.ofMillis(200));
		while (!heard.isDone()) {
			prometheus.invoke(context(Map.of("includedNames", List.of("up"))));
		}
		assertThat(Patience.get(heard)).isFalse();
	}

	@Test
	void leavesOtherEndpointsAlone() {
		OperationInvoker health = (context) -> "UP";
		assertThat(advise("health", health)).isSameAs(health);
		assertThat(this.scrape.isPossible()).isFalse();
	}

	private static void open(CountDownLatch latch) {
		try {
			Patience.await(latch);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private OperationInvoker advise(String endpoint, OperationInvoker invoker) {
		return this.scrape.apply(EndpointId.of(endpoint), OperationType.READ, mock(), invoker);
	}

	private CompletableFuture<Boolean> await(Duration limit) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return this.scrape.await(limit);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private static InvocationContext context(Map<String, Object> arguments) {
		return new InvocationContext(SecurityContext.NONE, arguments);
	}

}
