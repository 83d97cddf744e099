package dev.monitored.stream;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Stands between a publisher of Reactor and its subscriber, and hands everything on.
 * Subclasses look at what passes.
 *
 * @param <T> the type of the values
 */
public abstract class PassingSubscriber<T> implements CoreSubscriber<T>, Subscription {

	private final CoreSubscriber<? super T> subscriber;

	private @Nullable Subscription subscription;

	/**
	 * Creates a subscriber.
	 * @param subscriber the subscriber that asked for the values
	 */
	protected PassingSubscriber(CoreSubscriber<? super T> subscriber) {
		this.subscriber = subscriber;
	}

	@Override
	public final Context currentContext() {
		return this.subscriber.currentContext();
	}

	@Override
	public final void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		this.subscriber.onSubscribe(this);
	}

	@Override
	public void onNext(T value) {
		this.subscriber.onNext(value);
	}

	@Override
	public void onError(Throwable failure) {
		this.subscriber.onError(failure);
	}

	@Override
	public void onComplete() {
		this.subscriber.onComplete();
	}

	@Override
	public final void request(long count) {
		if (this.subscription != null) {
			this.subscription.request(count);
		}
	}

	@Override
	public void cancel() {
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

}
