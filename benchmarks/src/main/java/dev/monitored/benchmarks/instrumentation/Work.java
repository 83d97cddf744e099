package dev.monitored.benchmarks.instrumentation;

import java.util.concurrent.CompletableFuture;

import reactor.core.publisher.Mono;

/**
 * What is called: it does nothing, so that only the measuring takes time.
 */
public interface Work {

	/**
	 * Returns a value.
	 * @param input the value
	 * @return the value
	 */
	String value(String input);

	/**
	 * Returns a completed future.
	 * @param input ignored
	 * @return the future
	 */
	CompletableFuture<Object> future(String input);

	/**
	 * Returns a publisher of one value.
	 * @param input ignored
	 * @return the publisher
	 */
	Mono<Object> mono(String input);

}
