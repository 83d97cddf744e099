package dev.monitored.operation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.annotation.Counted;
import io.micrometer.core.annotation.Timed;
import io.micrometer.observation.annotation.Observed;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

import dev.monitored.Patience;

/**
 * Beans that Micrometer and operations measure.
 */
final class MigratedBeans {

	private MigratedBeans() {
	}

	public static class OrderService {

		@Timed(value = "orders.place", extraTags = { "kind", "gift", "team", "orders" },
				serviceLevelObjectives = { 0.1, 0.123 })
		public void place(boolean fails) {
			throwIf(fails);
		}

		@Counted(value = "orders.cancel", extraTags = { "kind", "gift" })
		public void cancel(boolean fails) {
			throwIf(fails);
		}

		@Observed(name = "orders.list", contextualName = "list", lowCardinalityKeyValues = { "kind", "gift" })
		public void list(boolean fails) {
			throwIf(fails);
		}

		@Observed(name = "orders.list", contextualName = "list", lowCardinalityKeyValues = { "kind", "gift" })
		public void list(CountDownLatch running, CountDownLatch end) {
			await(running, end);
		}

		@Timed(value = "orders.sync", longTask = true)
		public void sync(CountDownLatch running, CountDownLatch end) {
			await(running, end);
		}

		@Counted(value = "orders.checked", recordFailuresOnly = true)
		public void check(boolean fails) {
			throwIf(fails);
		}

		@Timed
		public void unnamed() {
		}

		@Counted
		public void unnamedCounted() {
		}

		@Observed
		public void unnamedObserved() {
		}

		@Timed("orders.never")
		public void never() {
		}

		@Timed(value = "orders.measured", histogram = true)
		public void measured() {
		}

		@Timed(value = "orders.percentile", percentiles = 0.95)
		public void percentile() {
		}

		@Timed("orders.mono")
		@Counted("orders.mono.counted")
		@Observed(name = "orders.mono.observed")
		public Mono<String> mono() {
			return Mono.delay(Duration.ofMillis(1)).thenReturn("x");
		}

		@Timed("orders.later")
		public CompletableFuture<String> later() {
			return cancelled();
		}

		@Counted("orders.later.counted")
		public CompletableFuture<String> laterCounted() {
			return cancelled();
		}

		@Observed(name = "orders.later.observed")
		public CompletableFuture<String> laterObserved() {
			return cancelled();
		}

		private static CompletableFuture<String> cancelled() {
			CompletableFuture<String> later = new CompletableFuture<>();
			later.cancel(true);
			return later;
		}

		private static void throwIf(boolean fails) {
			if (fails) {
				throw new IllegalStateException();
			}
		}

		private static void await(CountDownLatch running, CountDownLatch end) {
			running.countDown();
			try {
				Patience.await(end);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	public static class Orders {

		@Transactional
		@Timed("orders.commit")
		@Counted("orders.commit.counted")
		@Observed(name = "orders.commit.observed")
		public void commit() {
		}

	}

	@Timed("carts")
	public static class Carts {

		public void fill() {
		}

		public void empty() {
		}

	}

}
