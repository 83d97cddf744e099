package dev.monitored.operation.recording;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapter;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.GroupedFlux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.ParallelFlux;
import reactor.core.publisher.Sinks;

/**
 * Wraps publishers so that each subscription is a call, where the declared type accepts
 * the wrapper.
 */
final class RecordingPublishers {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Flux",
			RecordingPublishers.class.getClassLoader());

	/**
	 * Where libraries keep their operators, which nobody knows by a type of their own.
	 */
	private static final List<String> OPERATORS = List.of("reactor.core.publisher.", "io.reactivex.rxjava3.internal.",
			"io.smallrye.mutiny.operators.");

	private RecordingPublishers() {
	}

	/**
	 * Wraps a publisher.
	 * @param result the publisher
	 * @param adapter what converts it
	 * @param recorder what records the subscriptions
	 * @param declared the declared type of the publisher
	 * @return the wrapper, or {@code null} if the caller could tell it from the publisher
	 */
	static @Nullable Object wrap(Object result, ReactiveAdapter adapter, CallRecorder recorder, ReturnType declared) {
		if (!adapter.getDescriptor().isDeferred() || !(declared.isPublisher() || isOperator(result, adapter))) {
			return null;
		}
		Object wrapper = REACTOR ? Reactor.wrap(result, adapter, recorder) : generic(result, adapter, recorder);
		return declared.type().isInstance(wrapper) ? wrapper : null;
	}

	private static boolean isOperator(Object result, ReactiveAdapter adapter) {
		Class<?> type = result.getClass();
		while (type != null && type != adapter.getReactiveType()) {
			if (OPERATORS.stream().noneMatch(type.getName()::startsWith)) {
				return false;
			}
			type = type.getSuperclass();
		}
		return type != null && !(REACTOR && Reactor.isMoreThanFlux(result));
	}

	private static Object generic(Object result, ReactiveAdapter adapter, CallRecorder recorder) {
		Publisher<Object> publisher = adapter.toPublisher(result);
		boolean single = !adapter.isMultiValue();
		return adapter.fromPublisher((Publisher<Object>) (subscriber) -> {
			CallSubscriber<Object> recording = new CallSubscriber<>(subscriber, recorder, single);
			recording.begin(() -> publisher.subscribe(recording));
		});
	}

	/**
	 * What needs Reactor to be there.
	 */
	private static final class Reactor {

		static boolean isMoreThanFlux(Object result) {
			return result instanceof ConnectableFlux || result instanceof GroupedFlux || result instanceof ParallelFlux
					|| result instanceof Sinks.Empty || result instanceof Sinks.Many;
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
