package dev.monitored.operation.reactor;

import java.util.Objects;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link Mono} that records each subscription as a call.
 *
 * @param <T> the type of the value
 */
class RecordingMono<T> extends MonoOperator<T, T> {

	private final Calls calls;

	RecordingMono(Mono<T> source, Calls calls) {
		super(source);
		this.calls = calls;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Objects.requireNonNull(actual, "subscriber");
		CoreCallSubscriber<T> recording = new CoreCallSubscriber<>(actual, this.calls, true);
		recording.begin(() -> ObservationContext.with(recording.observation(), this.source).subscribe(recording));
	}

}
