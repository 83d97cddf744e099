package dev.monitored.operation.reactor;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

import dev.monitored.operation.subscription.CallSubscriber;
import dev.monitored.operation.subscription.Calls;
import dev.monitored.stream.ExcludedContext;
import dev.monitored.stream.SubscriptionContext;

/**
 * A {@link CallSubscriber} that hands Reactor's context through. Calls in this one find
 * it in there; it is added when it is asked for first.
 *
 * @param <T> the type of the values
 */
class CoreCallSubscriber<T> extends CallSubscriber<T> implements CoreSubscriber<T> {

	private final CoreSubscriber<? super T> subscriber;

	private volatile @Nullable Extended extended;

	CoreCallSubscriber(CoreSubscriber<? super T> subscriber, Calls calls, boolean single) {
		super(subscriber, calls, single, calls.areFollowed() ? SubscriptionContext.around(subscriber) : null,
				ExcludedContext.isOf(subscriber), () -> ObservationContext.of(subscriber));
		this.subscriber = subscriber;
	}

	@Override
	public Context currentContext() {
		Context context = this.subscriber.currentContext();
		Extended known = this.extended;
		if (known == null || known.from() != context) {
			known = new Extended(context, SubscriptionContext.with(follow(), context));
			this.extended = known;
		}
		return known.to();
	}

	/**
	 * A context and what became of it. That of a subscriber may change, as the one of
	 * {@code publish()} does.
	 *
	 * @param from the context of the subscriber
	 * @param to the same with the call
	 */
	private record Extended(Context from, Context to) {

	}

}
