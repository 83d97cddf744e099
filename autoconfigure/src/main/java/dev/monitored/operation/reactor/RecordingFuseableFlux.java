package dev.monitored.operation.reactor;

import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.publisher.Flux;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link RecordingFlux} whose queue the next operator may use as it may use that of the
 * source.
 *
 * @param <T> the type of the values
 */
final class RecordingFuseableFlux<T> extends RecordingFlux<T> implements Fuseable {

	RecordingFuseableFlux(Flux<T> source, Calls calls) {
		super(source, calls);
	}

	@Override
	CoreCallSubscriber<T> subscriber(CoreSubscriber<? super T> actual, Calls calls) {
		return new FusedCallSubscriber<>(actual, calls);
	}

}
