package dev.monitored.benchmarks.instrumentation;

import java.util.concurrent.CompletableFuture;

import reactor.core.publisher.Mono;

/**
 * Work without an annotation.
 */
class PlainWork implements Work {

	private final CompletableFuture<Object> future = CompletableFuture.completedFuture("value");

	/**
	 * Hidden, because a constant is returned by {@link Mono#block()} without a
	 * subscription.
	 */
	private final Mono<Object> mono = Mono.<Object>just("value").hide();

	@Override
	public String value(String input) {
		return input;
	}

	@Override
	public CompletableFuture<Object> future(String input) {
		return this.future;
	}

	@Override
	public Mono<Object> mono(String input) {
		return this.mono;
	}

}
