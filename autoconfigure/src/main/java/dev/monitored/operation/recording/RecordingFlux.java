package dev.monitored.operation.recording;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

/**
 * A {@link Flux} that records each subscription as a call.
 *
 * @param <T> the type of the values
 */
final class RecordingFlux<T> extends FluxOperator<T, T> {

	private final CallRecorder recorder;

	RecordingFlux(Flux<T> source, CallRecorder recorder) {
		super(source);
		this.recorder = recorder;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		CoreCallSubscriber<T> recording = new CoreCallSubscriber<>(actual, this.recorder, false);
		recording.begin(() -> this.source.subscribe(recording));
	}

}
