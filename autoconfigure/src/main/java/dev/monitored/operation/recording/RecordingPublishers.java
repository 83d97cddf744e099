package dev.monitored.operation.recording;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapter;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.GroupedFlux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.ParallelFlux;

/**
 * Wraps publishers so that each subscription is a call, where the declared type accepts
 * the wrapper.
 */
final class RecordingPublishers {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Flux",
			RecordingPublishers.class.getClassLoader());

	private RecordingPublishers() {
	}

	/**
	 * Wraps a publisher.
	 * @param result the publisher
	 * @param adapter what converts it
	 * @param recorder what records the subscriptions
	 * @param declared the declared type of the publisher
	 * @return the wrapper, or {@code null} if it would not be of the declared type or
	 * would hide what the publisher can do
	 */
	static @Nullable Object wrap(Object result, ReactiveAdapter adapter, CallRecorder recorder, Class<?> declared) {
		if (REACTOR && Reactor.isMore(result) && declared.isInstance(result) && !Reactor.isPlain(declared)) {
			return null;
		}
		Object wrapper = REACTOR ? Reactor.wrap(result, adapter, recorder) : generic(result, adapter, recorder);
		return declared.isInstance(wrapper) ? wrapper : null;
	}

	private static Object generic(Object result, ReactiveAdapter adapter, CallRecorder recorder) {
		Publisher<Object> publisher = adapter.toPublisher(result);
		boolean single = !adapter.isMultiValue();
		return adapter.fromPublisher(
				(Publisher<Object>) (subscriber) -> new CallSubscriber<>(subscriber, recorder, single).to(publisher));
	}

	/**
	 * What needs Reactor to be there.
	 */
	private static final class Reactor {

		static boolean isMore(Object result) {
			return result instanceof ConnectableFlux || result instanceof GroupedFlux || result instanceof ParallelFlux;
		}

		static boolean isPlain(Class<?> declared) {
			return declared == Flux.class || declared == Publisher.class;
		}

		static Object wrap(Object result, ReactiveAdapter adapter, CallRecorder recorder) {
			if (result instanceof Mono<?> mono) {
				return new RecordingMono<>(mono, recorder);
			}
			if (result instanceof Flux<?> flux) {
				return new RecordingFlux<>(flux, recorder);
			}
			return generic(result, adapter, recorder);
		}

	}

}
