package dev.monitored.operation.reactor;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

import dev.monitored.operation.subscription.Calls;
import dev.monitored.stream.ExcludedContext;

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
		AtomicBoolean excluded = ExcludedContext.open(actual);
		try {
			CoreCallSubscriber<T> recording = subscriber(actual, this.calls);
			recording.begin(() -> ObservationContext.with(recording.observation(), this.source).subscribe(recording));
		}
		finally {
			ExcludedContext.close(excluded);
		}
	}

	CoreCallSubscriber<T> subscriber(CoreSubscriber<? super T> actual, Calls calls) {
		return new CoreCallSubscriber<>(actual, calls, false);
	}

}
