package dev.monitored.operation.reactor;

import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

import dev.monitored.call.ExcludedScopes;
import dev.monitored.stream.ExcludedContext;

/**
 * A {@link Mono} whose subscriptions are in a scope of excluded calls.
 *
 * @param <T> the type of the value
 */
final class ExcludedMono<T> extends MonoOperator<T, T> {

	ExcludedMono(Mono<T> source) {
		super(source.contextWrite(ExcludedContext::add));
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		AtomicBoolean open = ExcludedScopes.open();
		try {
			this.source.subscribe(actual);
		}
		finally {
			ExcludedScopes.close(open);
		}
	}

}
