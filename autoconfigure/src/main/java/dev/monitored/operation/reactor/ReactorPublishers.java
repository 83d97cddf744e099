package dev.monitored.operation.reactor;

import java.lang.reflect.Modifier;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.GroupedFlux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.ParallelFlux;
import reactor.core.publisher.Sinks;

import dev.monitored.operation.subscription.CallSubscriber;
import dev.monitored.operation.subscription.Calls;
import dev.monitored.operation.subscription.RecordingPublisher;
import dev.monitored.stream.ExcludedContext;

/**
 * Chooses the recording publisher that Reactor's operators treat as they treat the
 * publisher itself.
 */
public final class ReactorPublishers {

	private ReactorPublishers() {
	}

	/**
	 * Returns whether a publisher can do more than a {@code Flux} or {@code Mono}.
	 * @param result the publisher
	 * @return whether it can
	 */
	public static boolean isMoreThanFlux(Object result) {
		return result instanceof ConnectableFlux || result instanceof GroupedFlux || result instanceof ParallelFlux
				|| result instanceof Sinks.Empty || result instanceof Sinks.Many;
	}

	/**
	 * Returns a publisher that records each subscription as a call.
	 * @param result the publisher
	 * @param calls where calls are recorded
	 * @return the recording publisher, or {@code null} if Reactor does not know the type
	 */
	public static @Nullable Publisher<?> recording(Object result, Calls calls) {
		boolean isCallable = result instanceof Callable && !(result instanceof Fuseable.ScalarCallable);
		if (result instanceof Mono<?> mono) {
			return isCallable ? new RecordingCallableMono<>(mono, calls) : new RecordingMono<>(mono, calls);
		}
		if (!(result instanceof Flux<?> flux)) {
			return null;
		}
		if (isCallable) {
			return new RecordingCallableFlux<>(flux, calls);
		}
		return (result instanceof Fuseable) ? new RecordingFuseableFlux<>(flux, calls)
				: new RecordingFlux<>(flux, calls);
	}

	/**
	 * Returns a publisher whose subscriptions have an entry in their context by which
	 * calls in them are left out of all SLOs. What subscribes to it does not have it.
	 * @param result what may be a publisher
	 * @return the publisher, or the result itself if a caller could tell them apart
	 */
	public static @Nullable Object excluded(@Nullable Object result) {
		if (result == null || isMoreThanFlux(result) || result instanceof Fuseable.ScalarCallable
				|| !isOperator(result.getClass())) {
			return result;
		}
		return (result instanceof Mono<?> mono) ? mono.contextWrite(ExcludedContext::add)
				: (result instanceof Flux<?> flux) ? flux.contextWrite(ExcludedContext::add) : result;
	}

	// No code but that of its library can name its class.
	private static boolean isOperator(Class<?> type) {
		return !Modifier.isPublic(type.getModifiers())
				&& (type.getName().startsWith("reactor.") || type.getName().startsWith("dev.monitored."));
	}

	/**
	 * Returns a publisher of no library that records each subscription as a call, and
	 * hands Reactor's context through.
	 * @param source the publisher
	 * @param calls where calls are recorded
	 * @param single whether it has one value at most
	 * @param <T> the type of the values
	 * @return the recording publisher
	 */
	public static <T> Publisher<T> recordingPlain(Publisher<T> source, Calls calls, boolean single) {
		return new RecordingPublisher<>(source, calls, single) {

			@Override
			protected CallSubscriber<T> recording(Subscriber<? super T> subscriber, Calls calls, boolean single) {
				return (subscriber instanceof CoreSubscriber<? super T> core)
						? new CoreCallSubscriber<>(core, calls, single) : super.recording(subscriber, calls, single);
			}

		};
	}

}
