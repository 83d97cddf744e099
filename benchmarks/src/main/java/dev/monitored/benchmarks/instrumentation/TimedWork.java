package dev.monitored.benchmarks.instrumentation;

import java.util.concurrent.CompletableFuture;

import io.micrometer.core.annotation.Timed;
import reactor.core.publisher.Mono;

/**
 * Work with Micrometer's {@link Timed @Timed}, which gives the boundaries.
 */
class TimedWork extends PlainWork {

	@Override
	@Timed(value = "work", serviceLevelObjectives = { 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1 })
	public String value(String input) {
		return super.value(input);
	}

	@Override
	@Timed(value = "work", serviceLevelObjectives = { 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1 })
	public CompletableFuture<Object> future(String input) {
		return super.future(input);
	}

	@Override
	@Timed(value = "work", serviceLevelObjectives = { 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1 })
	public Mono<Object> mono(String input) {
		return super.mono(input);
	}

}
