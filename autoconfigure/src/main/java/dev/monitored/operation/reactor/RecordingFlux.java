package dev.monitored.operation.reactor;

import java.util.Objects;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

import dev.monitored.operation.subscription.Calls;

/**
 * A {@link Flux} that records each subscription as a call.
 *
 * @param <T> the type of the values
 */
class RecordingFlux<T> extends FluxOperator<T, T> {

	private final Calls calls;

	RecordingFlux(Flux<T> source, Calls calls) {
		super(source);
		this.calls = calls;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Objects.requireNonNull(actual, "subscriber");
		CoreCallSubscriber<T> recording = subscriber(actual, this.calls);
		recording.begin(() -> ObservationContext.with(recording.observation(), this.source).subscribe(recording));
	}

	CoreCallSubscriber<T> subscriber(CoreSubscriber<? super T> actual, Calls calls) {
		return new CoreCallSubscriber<>(actual, calls, false);
	}

}
