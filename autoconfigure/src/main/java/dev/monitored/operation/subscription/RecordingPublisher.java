package dev.monitored.operation.subscription;

import java.util.Objects;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * A {@link Publisher} that records each subscription as a call.
 *
 * @param <T> the type of the values
 */
public class RecordingPublisher<T> implements Publisher<T> {

	private final Publisher<T> source;

	private final Calls calls;

	private final boolean single;

	/**
	 * Wraps a publisher.
	 * @param source the publisher
	 * @param calls where calls are recorded
	 * @param single whether it has one value at most
	 */
	public RecordingPublisher(Publisher<T> source, Calls calls, boolean single) {
		this.source = source;
		this.calls = calls;
		this.single = single;
	}

	@Override
	public void subscribe(Subscriber<? super T> subscriber) {
		Objects.requireNonNull(subscriber, "subscriber");
		CallSubscriber<T> recording = recording(subscriber, this.calls, this.single);
		recording.begin(() -> this.source.subscribe(recording));
	}

	/**
	 * Starts a call.
	 * @param subscriber the subscriber
	 * @param calls where the call is recorded
	 * @param single whether the first value is the only one
	 * @return what subscribes to the source
	 */
	protected CallSubscriber<T> recording(Subscriber<? super T> subscriber, Calls calls, boolean single) {
		return new CallSubscriber<>(subscriber, calls, single);
	}

}
