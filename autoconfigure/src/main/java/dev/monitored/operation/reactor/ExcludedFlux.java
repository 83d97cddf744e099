package dev.monitored.operation.reactor;

import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

import dev.monitored.call.ExcludedScopes;
import dev.monitored.stream.ExcludedContext;

/**
 * A {@link Flux} whose subscriptions are in a scope of excluded calls.
 *
 * @param <T> the type of the values
 */
final class ExcludedFlux<T> extends FluxOperator<T, T> {

	ExcludedFlux(Flux<T> source) {
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
