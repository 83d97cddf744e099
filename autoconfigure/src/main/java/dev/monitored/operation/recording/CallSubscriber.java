package dev.monitored.operation.recording;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import dev.monitored.outcome.Outcome;

/**
 * Records one subscription as a call. It ends with the first value of a single-valued
 * publisher, else with completion, error or cancellation; a cancellation after a value is
 * a success, because the subscriber got what it wanted.
 *
 * @param <T> the type of the values
 */
class CallSubscriber<T> implements Subscriber<T>, Subscription {

	@SuppressWarnings("rawtypes")
	private static final AtomicIntegerFieldUpdater<CallSubscriber> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(CallSubscriber.class, "ended");

	private final Subscriber<? super T> subscriber;

	private final CallRecorder recorder;

	private final boolean single;

	private final long start;

	private volatile int ended;

	private volatile boolean hasValue;

	private @Nullable Subscription subscription;

	CallSubscriber(Subscriber<? super T> subscriber, CallRecorder recorder, boolean single) {
		this.subscriber = subscriber;
		this.recorder = recorder.later();
		this.single = single;
		this.start = recorder.start();
		if (!single) {
			recorder.streamStarted();
		}
	}

	/**
	 * Begins the call.
	 * @param subscription what subscribes; if it throws, so does the call
	 */
	void begin(Runnable subscription) {
		try {
			subscription.run();
		}
		catch (Throwable ex) {
			if (end()) {
				this.recorder.threw(this.start, ex);
			}
			throw ex;
		}
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.subscription = subscription;
		this.subscriber.onSubscribe(this);
	}

	@Override
	public void onNext(T value) {
		if (this.single) {
			if (end()) {
				this.recorder.ended(this.start, value);
			}
		}
		else if (!this.hasValue) {
			this.hasValue = true;
		}
		this.subscriber.onNext(value);
	}

	@Override
	public void onError(Throwable failure) {
		if (end()) {
			this.recorder.threw(this.start, failure);
		}
		this.subscriber.onError(failure);
	}

	@Override
	public void onComplete() {
		if (end()) {
			this.recorder.end(this.start, Outcome.SUCCESS);
		}
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
		if (end()) {
			this.recorder.end(this.start, this.hasValue ? Outcome.SUCCESS : Outcome.CANCELLED);
		}
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

	private boolean end() {
		boolean isFirst = ENDED.compareAndSet(this, 0, 1);
		if (isFirst && !this.single) {
			this.recorder.streamEnded();
		}
		return isFirst;
	}

}
