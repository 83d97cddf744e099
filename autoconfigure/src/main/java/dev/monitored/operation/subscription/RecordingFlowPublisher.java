package dev.monitored.operation.subscription;

import java.util.Objects;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * A publisher of the JDK that records each subscription as a call.
 *
 * @param <T> the type of the values
 */
public final class RecordingFlowPublisher<T> implements Flow.Publisher<T> {

	private final Flow.Publisher<T> source;

	private final Calls calls;

	/**
	 * Wraps a publisher.
	 * @param source the publisher
	 * @param calls where calls are recorded
	 */
	public RecordingFlowPublisher(Flow.Publisher<T> source, Calls calls) {
		this.source = source;
		this.calls = calls;
	}

	@Override
	public void subscribe(Flow.Subscriber<? super T> subscriber) {
		Objects.requireNonNull(subscriber, "subscriber");
		FlowCallSubscriber<T> recording = new FlowCallSubscriber<>(subscriber, this.calls);
		recording.begin(() -> this.source.subscribe(recording));
	}

	/**
	 * Records one subscription as a call.
	 *
	 * @param <T> the type of the values
	 */
	private static final class FlowCallSubscriber<T> extends SubscribedCall
			implements Flow.Subscriber<T>, Flow.Subscription {

		private final Flow.Subscriber<? super T> subscriber;

		private Flow.@Nullable Subscription subscription;

		FlowCallSubscriber(Flow.Subscriber<? super T> subscriber, Calls calls) {
			super(calls, false);
			this.subscriber = subscriber;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
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

}
