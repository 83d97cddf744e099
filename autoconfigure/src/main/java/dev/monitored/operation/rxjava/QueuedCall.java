package dev.monitored.operation.rxjava;

import io.reactivex.rxjava3.operators.QueueFuseable;
import org.jspecify.annotations.Nullable;

import dev.monitored.operation.subscription.Calls;
import dev.monitored.operation.subscription.SubscribedCall;

/**
 * A subscription from whose queue the next operator may take values, as it may from that
 * of the source.
 *
 * @param <T> the type of the values
 */
abstract class QueuedCall<T> extends SubscribedCall implements QueueFuseable<T> {

	private @Nullable QueueFuseable<T> queue;

	private int mode = NONE;

	QueuedCall(Calls calls) {
		super(calls, false);
	}

	/**
	 * Remembers the queue of the source, if it has one.
	 * @param subscription the source's subscription
	 */
	@SuppressWarnings("unchecked")
	final void queueOf(Object subscription) {
		if (subscription instanceof QueueFuseable<?> source) {
			this.queue = (QueueFuseable<T>) source;
		}
	}

	/**
	 * Notes a value that the source pushes, if it is one and not word that there is one
	 * in the queue.
	 * @param value the value
	 */
	final void pushed(T value) {
		if (this.mode != ASYNC) {
			produced(value);
		}
	}

	@Override
	public final int requestFusion(int requestedMode) {
		if (this.queue != null) {
			this.mode = this.queue.requestFusion(requestedMode);
		}
		return this.mode;
	}

	@Override
	@SuppressWarnings("NullAway")
	public final T poll() throws Throwable {
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
		else if (this.mode == SYNC) {
			completed();
		}
		return value;
	}

	@Override
	public final boolean isEmpty() {
		boolean isEmpty = source().isEmpty();
		if (isEmpty && this.mode == SYNC) {
			completed();
		}
		return isEmpty;
	}

	@Override
	public final void clear() {
		source().clear();
	}

	@Override
	public final boolean offer(T value) {
		throw new UnsupportedOperationException("The queue is to be read");
	}

	@Override
	public final boolean offer(T value, T another) {
		throw new UnsupportedOperationException("The queue is to be read");
	}

	private QueueFuseable<T> source() {
		if (this.queue == null) {
			throw new IllegalStateException("There is no queue to take values from");
		}
		return this.queue;
	}

}
