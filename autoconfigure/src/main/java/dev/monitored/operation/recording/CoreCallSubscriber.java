package dev.monitored.operation.recording;

import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * A {@link CallSubscriber} that hands Reactor's context through.
 *
 * @param <T> the type of the values
 */
final class CoreCallSubscriber<T> extends CallSubscriber<T> implements CoreSubscriber<T> {

	private final CoreSubscriber<? super T> subscriber;

	CoreCallSubscriber(CoreSubscriber<? super T> subscriber, CallRecorder recorder, boolean single) {
		super(subscriber, recorder, single);
		this.subscriber = subscriber;
	}

	@Override
	public Context currentContext() {
		return this.subscriber.currentContext();
	}

}
