package dev.monitored.operation.recording;

import java.util.List;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapter;
import org.springframework.util.ClassUtils;

import dev.monitored.operation.mutiny.MutinyPublishers;
import dev.monitored.operation.reactor.ReactorPublishers;
import dev.monitored.operation.rxjava.RxPublishers;
import dev.monitored.operation.subscription.Calls;
import dev.monitored.operation.subscription.RecordingFlowPublisher;
import dev.monitored.operation.subscription.RecordingPublisher;

/**
 * Wraps publishers so that each subscription is a call, where the declared type accepts
 * the wrapper. A publisher is wrapped by means of its own library, because a detour
 * through another one changes demand, context and cancellation.
 */
final class PublisherWrapper {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Flux",
			PublisherWrapper.class.getClassLoader());

	private static final boolean MUTINY = ClassUtils.isPresent("io.smallrye.mutiny.Multi",
			PublisherWrapper.class.getClassLoader());

	/**
	 * Packages of the libraries' operators and of ours, whose own types no caller relies
	 * on. Ours for Mutiny are made of its operators.
	 */
	private static final List<String> OPERATORS = List.of("reactor.core.publisher.", "io.reactivex.rxjava3.internal.",
			"io.smallrye.mutiny.operators.", "dev.monitored.operation.reactor.", "dev.monitored.operation.rxjava.");

	private PublisherWrapper() {
	}

	/**
	 * Wraps a publisher.
	 * @param result the publisher
	 * @param adapter what converts it
	 * @param calls what records the subscriptions
	 * @param declared the declared type of the publisher
	 * @return the wrapper, or {@code null} if the caller could tell it from the publisher
	 */
	static @Nullable Object wrap(Object result, ReactiveAdapter adapter, Calls calls, ReturnType declared) {
		if (!adapter.getDescriptor().isDeferred() || !(declared.isPublisher() || isOperator(result, adapter))) {
			return null;
		}
		Object wrapper = recording(result, adapter, calls);
		return declared.type().isInstance(wrapper) ? wrapper : null;
	}

	private static boolean isOperator(Object result, ReactiveAdapter adapter) {
		Class<?> type = result.getClass();
		if (type == adapter.getReactiveType()) {
			return false; // a class of the application
		}
		while (type != null && type != adapter.getReactiveType() && adapter.getReactiveType().isAssignableFrom(type)) {
			if (OPERATORS.stream().noneMatch(type.getName()::startsWith)) {
				return false;
			}
			type = type.getSuperclass();
		}
		return type != null && !(REACTOR && ReactorPublishers.isMoreThanFlux(result))
				&& !(MUTINY && MutinyPublishers.isMoreThanMulti(result));
	}

	private static Object recording(Object result, ReactiveAdapter adapter, Calls calls) {
		Object wrapper = REACTOR ? ReactorPublishers.recording(result, calls) : null;
		if (wrapper == null) {
			wrapper = switch (adapter.getReactiveType().getName()) {
				case "org.reactivestreams.Publisher" -> publisher((Publisher<?>) result, calls, false);
				case "java.util.concurrent.Flow$Publisher" -> flowPublisher((Flow.Publisher<?>) result, calls);
				case "io.smallrye.mutiny.Uni", "io.smallrye.mutiny.Multi" -> MutinyPublishers.recording(result, calls);
				default -> RxPublishers.isPublisher(result) ? RxPublishers.recording(result, calls) : null;
			};
		}
		return (wrapper != null) ? wrapper : rebuilt(result, adapter, calls);
	}

	/**
	 * Wraps a publisher of the JDK. One that adapts a publisher of another library does
	 * so again, since callers may take that one out of it.
	 * @param source the publisher
	 * @param calls what records the subscriptions
	 * @return the wrapper
	 */
	private static Flow.Publisher<?> flowPublisher(Flow.Publisher<?> source, Calls calls) {
		if (source.getClass().getEnclosingClass() != FlowAdapters.class) {
			return new RecordingFlowPublisher<>(source, calls);
		}
		Publisher<?> adapted = FlowAdapters.toPublisher(source);
		Publisher<?> recording = REACTOR ? ReactorPublishers.recording(adapted, calls) : null;
		return FlowAdapters.toFlowPublisher((recording != null) ? recording : publisher(adapted, calls, false));
	}

	private static Publisher<?> publisher(Publisher<?> source, Calls calls, boolean single) {
		return REACTOR ? ReactorPublishers.recordingPlain(source, calls, single)
				: new RecordingPublisher<>(source, calls, single);
	}

	/**
	 * Rebuilds a publisher of a type that only its adapter knows.
	 * @param result the publisher
	 * @param adapter what converts it
	 * @param calls what records the subscriptions
	 * @return what the adapter makes of the recording publisher
	 */
	private static Object rebuilt(Object result, ReactiveAdapter adapter, Calls calls) {
		Publisher<?> source = adapter.toPublisher(result);
		Publisher<?> recording = REACTOR ? ReactorPublishers.recording(source, calls) : null;
		return adapter
			.fromPublisher((recording != null) ? recording : publisher(source, calls, !adapter.isMultiValue()));
	}

}
