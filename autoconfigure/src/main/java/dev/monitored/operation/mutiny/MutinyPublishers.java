package dev.monitored.operation.mutiny;

import java.util.concurrent.Flow;

import io.smallrye.mutiny.GroupedMulti;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.monitored.operation.subscription.Calls;
import dev.monitored.operation.subscription.SubscribedCall;

/**
 * Wraps publishers of Mutiny so that each subscription is a call.
 */
public final class MutinyPublishers {

	private MutinyPublishers() {
	}

	/**
	 * Returns whether a publisher can do more than a {@code Multi}.
	 * @param result the publisher
	 * @return whether it can
	 */
	public static boolean isMoreThanMulti(Object result) {
		return result instanceof GroupedMulti || (result instanceof Multi && result instanceof Flow.Subscriber);
	}

	/**
	 * Returns a {@link Uni} or {@link Multi} that records each subscription as a call.
	 * @param publisher the publisher
	 * @param calls where calls are recorded
	 * @return the recording publisher
	 */
	public static Object recording(Object publisher, Calls calls) {
		return (publisher instanceof Uni<?> uni) ? recording(uni, calls) : recording((Multi<?>) publisher, calls);
	}

	private static <T> Multi<T> recording(Multi<T> source, Calls calls) {
		return Multi.createFrom().deferred(() -> {
			SubscribedCall call = new SubscribedCall(calls, false);
			return source.onItem()
				.invoke(call::produced)
				.onFailure()
				.invoke(call::failed)
				.onCompletion()
				.invoke(call::completed)
				.onCancellation()
				.invoke(call::cancelled);
		});
	}

	private static <T> Uni<T> recording(Uni<T> source, Calls calls) {
		return Uni.createFrom().deferred(() -> {
			SubscribedCall call = new SubscribedCall(calls, true);
			return source.onItemOrFailure()
				.invoke((item, failure) -> ended(call, item, failure))
				.onCancellation()
				.invoke(call::cancelled);
		});
	}

	private static void ended(SubscribedCall call, Object item, Throwable failure) {
		if (failure != null) {
			call.failed(failure);
		}
		else {
			call.produced(item);
		}
	}

}
