package dev.monitored.operation.reactor;

import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

import dev.monitored.operation.subscription.CallSubscriber;
import dev.monitored.operation.subscription.Calls;

/**
 * A {@link CallSubscriber} that hands Reactor's context through.
 *
 * @param <T> the type of the values
 */
class CoreCallSubscriber<T> extends CallSubscriber<T> implements CoreSubscriber<T> {

	private final CoreSubscriber<? super T> subscriber;

	CoreCallSubscriber(CoreSubscriber<? super T> subscriber, Calls calls, boolean single) {
		super(subscriber, calls, single, () -> ObservationContext.of(subscriber));
		this.subscriber = subscriber;
	}

	@Override
	public Context currentContext() {
		return this.subscriber.currentContext();
	}

}
