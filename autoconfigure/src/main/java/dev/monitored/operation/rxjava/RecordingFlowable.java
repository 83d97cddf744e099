package dev.monitored.operation.rxjava;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import io.reactivex.rxjava3.operators.QueueSubscription;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link Flowable} that records each subscription as a call.
 *
 * @param <T> the type of the values
 */
final class RecordingFlowable<T> extends Flowable<T> {

	private final Flowable<T> source;

	private final Calls calls;

	RecordingFlowable(Flowable<T> source, Calls calls) {
		this.source = source;
		this.calls = calls;
	}

	@Override
	protected void subscribeActual(Subscriber<? super T> subscriber) {
		FlowableCall<T> call = new FlowableCall<>(subscriber, this.calls);
		call.begin(() -> this.source.subscribe(call));
	}

	/**
	 * Records one subscription as a call.
	 *
	 * @param <T> the type of the values
	 */
	private static final class FlowableCall<T> extends QueuedCall<T>
			implements FlowableSubscriber<T>, QueueSubscription<T> {

		private final Subscriber<? super T> subscriber;

		private @Nullable Subscription subscription;

		FlowableCall(Subscriber<? super T> subscriber, Calls calls) {
			super(calls);
			this.subscriber = subscriber;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.subscription = subscription;
			queueOf(subscription);
			this.subscriber.onSubscribe(this);
		}

		@Override
		public void onNext(T value) {
			pushed(value);
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

}
