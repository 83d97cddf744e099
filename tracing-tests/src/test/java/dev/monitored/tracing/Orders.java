package dev.monitored.tracing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.Monitored;

/**
 * Operations of a shop.
 */
class Orders {

	static final String SECRET = "secret-4711";

	private final Payments payments;

	Orders(Payments payments) {
		this.payments = payments;
	}

	@Monitored("orders.place")
	String place(String card) {
		this.payments.pay(card);
		return "placed";
	}

	@Monitored(value = "orders.slow", latency = { "p95 < 1ms", "p99 < 2ms" })
	String slow(String card) throws InterruptedException {
		Thread.sleep(5);
		return "slow";
	}

	@Monitored(value = "orders.broken", availability = "99%")
	String broken(String card) {
		throw new IllegalStateException("Card " + card);
	}

	@Monitored(value = "orders.later", latency = "p95 < 1ms")
	CompletableFuture<String> later(String card) {
		return CompletableFuture.supplyAsync(() -> {
			pause();
			return "later";
		});
	}

	@Monitored("orders.never")
	CompletableFuture<String> never() {
		return new CompletableFuture<>();
	}

	@Monitored(value = "orders.mono", latency = "p95 < 1ms")
	Mono<String> mono(String card) {
		return Mono.delay(Duration.ofMillis(5)).then(this.payments.reactive(card));
	}

	@Monitored(value = "orders.failing", availability = "99%")
	Mono<String> failing(String card) {
		return Mono.delay(Duration.ofMillis(1)).then(Mono.error(() -> new IllegalStateException("Card " + card)));
	}

	@Monitored("orders.flux")
	Flux<String> flux() {
		return Flux.just("a", "b");
	}

	private static void pause() {
		try {
			Thread.sleep(5);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What orders call.
	 */
	static class Payments {

		@Monitored("payments.pay")
		void pay(String card) {
		}

		@Monitored("payments.reactive")
		Mono<String> reactive(String card) {
			return Mono.just("paid");
		}

	}

}
