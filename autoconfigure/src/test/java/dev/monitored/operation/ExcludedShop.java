package dev.monitored.operation;

import java.util.concurrent.CompletableFuture;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.Monitored;

/**
 * A shop of which tests leave calls out.
 */
public class ExcludedShop {

	@Monitored(availability = "99%", latency = "p95 < 1m")
	public String buy(String what) {
		if (what.equals("nothing")) {
			throw new IllegalStateException("There is nothing to buy");
		}
		return what;
	}

	@Monitored(availability = "99%")
	public CompletableFuture<String> later(CompletableFuture<String> what) {
		return what;
	}

	@Monitored(availability = "99%")
	public Mono<String> order(String what) {
		return Mono.just(what);
	}

	@Monitored(availability = "99%")
	public Mono<String> ask(String what) {
		return Mono.fromCallable(() -> what);
	}

	@Monitored(availability = "99%")
	public Flux<String> orders(String what) {
		return Flux.just(what);
	}

}
