package dev.monitored.operation.subscription;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import dev.monitored.cause.CallChain;

/**
 * Records one subscription as a call.
 *
 * @param <T> the type of the values
 */
public class CallSubscriber<T> extends SubscribedCall implements Subscriber<T>, Subscription {

	private final Subscriber<? super T> subscriber;

	private @Nullable Subscription subscription;

	/**
	 * Starts a call.
	 * @param subscriber the subscriber
	 * @param calls where the call is recorded
	 * @param single whether the first value is the only one
	 */
	public CallSubscriber(Subscriber<? super T> subscriber, Calls calls, boolean single) {
		this(subscriber, calls, single, null, false, () -> null);
	}

	/**
	 * Starts a call of a caller that is no thread.
	 * @param subscriber the subscriber
	 * @param calls where the call is recorded
	 * @param single whether the first value is the only one
	 * @param around the call that it is a part of, if that is known
	 * @param excluded whether the context of the subscriber leaves it out of all SLOs
	 * @param caller returns the observation of the caller, if there is one
	 */
	protected CallSubscriber(Subscriber<? super T> subscriber, Calls calls, boolean single, @Nullable CallChain around,
			boolean excluded, Supplier<@Nullable Object> caller) {
		super(calls, single, around, excluded, caller);
		this.subscriber = subscriber;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		this.subscriber.onSubscribe(this);
	}

	@Override
	public void onNext(T value) {
		produced(value);
		this.subscriber.onNext(value);
	}

	@Override
	public void onError(Throwable failure) {
		failed(failure);
		this.subscriber.onError(failure);
	}

	@Override
	public void onComplete() {
		completed();
		this.subscriber.onComplete();
	}

	@Override
	public void request(long count) {
		if (this.subscription != null) {
			this.subscription.request(count);
		}
	}

	@Override
	public void cancel() {
		cancelled();
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

}
