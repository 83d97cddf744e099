package dev.monitored.benchmarks.instrumentation;

import java.util.concurrent.CompletableFuture;

import io.micrometer.core.annotation.Timed;
import reactor.core.publisher.Mono;

/**
 * Work with Micrometer's {@link Timed @Timed}, which gives nothing but the name.
 */
class NamedTimedWork extends PlainWork {

	@Override
	@Timed("work")
	public String value(String input) {
		return super.value(input);
	}

	@Override
	@Timed("work")
	public CompletableFuture<Object> future(String input) {
		return super.future(input);
	}

	@Override
	@Timed("work")
	public Mono<Object> mono(String input) {
		return super.mono(input);
	}

}
