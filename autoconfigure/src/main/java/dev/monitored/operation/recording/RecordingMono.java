package dev.monitored.operation.recording;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * A {@link Mono} that records each subscription as a call.
 *
 * @param <T> the type of the value
 */
final class RecordingMono<T> extends MonoOperator<T, T> {

	private final CallRecorder recorder;

	RecordingMono(Mono<T> source, CallRecorder recorder) {
		super(source);
		this.recorder = recorder;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		CoreCallSubscriber<T> recording = new CoreCallSubscriber<>(actual, this.recorder, true);
		recording.begin(() -> this.source.subscribe(recording));
	}

}
