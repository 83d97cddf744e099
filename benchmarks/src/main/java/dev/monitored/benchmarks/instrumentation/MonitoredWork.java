package dev.monitored.benchmarks.instrumentation;

import java.util.concurrent.CompletableFuture;

import reactor.core.publisher.Mono;

import dev.monitored.Monitored;

/**
 * Work with {@link Monitored @Monitored}.
 */
class MonitoredWork extends PlainWork {

	@Override
	@Monitored("work")
	public String value(String input) {
		return super.value(input);
	}

	@Override
	@Monitored("work")
	public CompletableFuture<Object> future(String input) {
		return super.future(input);
	}

	@Override
	@Monitored("work")
	public Mono<Object> mono(String input) {
		return super.mono(input);
	}

}
