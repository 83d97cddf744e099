package dev.monitored.operation.reactor;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

import dev.monitored.operation.subscription.CallSubscriber;
import dev.monitored.operation.subscription.Calls;
import dev.monitored.stream.CallChains;

/**
 * A {@link CallSubscriber} that hands Reactor's context through. Calls in this one find
 * it in there; it is added when it is asked for first.
 *
 * @param <T> the type of the values
 */
class CoreCallSubscriber<T> extends CallSubscriber<T> implements CoreSubscriber<T> {

	private final CoreSubscriber<? super T> subscriber;

	private volatile @Nullable Context context;

	CoreCallSubscriber(CoreSubscriber<? super T> subscriber, Calls calls, boolean single) {
		super(subscriber, calls, single, calls.areFollowed() ? CallChains.around(subscriber) : null,
				() -> ObservationContext.of(subscriber));
		this.subscriber = subscriber;
	}

	@Override
	public Context currentContext() {
		Context known = this.context;
		if (known == null) {
			known = CallChains.with(follow(), this.subscriber.currentContext());
			this.context = known;
		}
		return known;
	}

}
