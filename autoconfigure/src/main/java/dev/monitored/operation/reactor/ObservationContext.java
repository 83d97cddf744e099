package dev.monitored.operation.reactor;

import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The entry of Reactor's context by which clients find the observation that they are part
 * of. Only the key is read from Micrometer's class, and by the compiler.
 */
final class ObservationContext {

	private static final String KEY = ObservationThreadLocalAccessor.KEY;

	private ObservationContext() {
	}

	static @Nullable Object of(CoreSubscriber<?> subscriber) {
		try {
			return subscriber.currentContext().getOrDefault(KEY, null);
		}
		catch (Throwable ex) {
			return null; // as if there were none
		}
	}

	static <T> Mono<? extends T> with(@Nullable Object observation, Mono<? extends T> source) {
		return (observation != null) ? source.contextWrite((context) -> context.put(KEY, observation)) : source;
	}

	static <T> Flux<? extends T> with(@Nullable Object observation, Flux<? extends T> source) {
		return (observation != null) ? source.contextWrite((context) -> context.put(KEY, observation)) : source;
	}

}
