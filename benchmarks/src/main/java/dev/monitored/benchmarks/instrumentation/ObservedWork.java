package dev.monitored.benchmarks.instrumentation;

import java.util.concurrent.CompletableFuture;

import io.micrometer.observation.annotation.Observed;
import reactor.core.publisher.Mono;

/**
 * Work with Micrometer's {@link Observed @Observed}.
 */
class ObservedWork extends PlainWork {

	@Override
	@Observed(name = "work")
	public String value(String input) {
		return super.value(input);
	}

	@Override
	@Observed(name = "work")
	public CompletableFuture<Object> future(String input) {
		return super.future(input);
	}

	@Override
	@Observed(name = "work")
	public Mono<Object> mono(String input) {
		return super.mono(input);
	}

}
