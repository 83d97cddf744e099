package dev.monitored.operation.reactor;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link CallSubscriber} from whose queue the next operator may take values, as it may
 * from that of the source. Without it, an operator with a queue of its own would prefetch
 * what its subscriber has not requested.
 *
 * @param <T> the type of the values
 */
final class FusedCallSubscriber<T> extends CoreCallSubscriber<T> implements Fuseable.QueueSubscription<T> {

	private final CoreSubscriber<? super T> subscriber;

	private Fuseable.@Nullable QueueSubscription<T> queue;

	private int mode = Fuseable.NONE;

	FusedCallSubscriber(CoreSubscriber<? super T> subscriber, Calls calls) {
		super(subscriber, calls, false);
		this.subscriber = subscriber;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void onSubscribe(Subscription subscription) {
		if (subscription instanceof Fuseable.QueueSubscription<?> source) {
			this.queue = (Fuseable.QueueSubscription<T>) source;
		}
		super.onSubscribe(subscription);
	}

	@Override
	public void onNext(T value) {
		if (this.mode == Fuseable.ASYNC) {
			this.subscriber.onNext(value); // says that the queue has something
		}
		else {
			super.onNext(value);
		}
	}

	@Override
	public int requestFusion(int requestedMode) {
		if (this.queue != null) {
			this.mode = this.queue.requestFusion(requestedMode);
		}
		return this.mode;
	}

	@Override
	public @Nullable T poll() {
		T value;
		try {
			value = source().poll();
		}
		catch (Throwable ex) {
			failed(ex);
			throw ex;
		}
		if (value != null) {
			produced(value);
		}
		else if (this.mode == Fuseable.SYNC) {
			completed();
		}
		return value;
	}

	@Override
	public boolean isEmpty() {
		boolean isEmpty = source().isEmpty();
		if (isEmpty && this.mode == Fuseable.SYNC) {
			completed();
		}
		return isEmpty;
	}

	@Override
	public int size() {
		return source().size();
	}

	@Override
	public void clear() {
		source().clear();
	}

	private Fuseable.QueueSubscription<T> source() {
		if (this.queue == null) {
			throw new IllegalStateException("There is no queue to take values from");
		}
		return this.queue;
	}

}
