package dev.monitored.operation.mutiny;

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
	 * Returns a {@link Uni} that records each subscription as a call.
	 * @param uni the publisher
	 * @param calls where calls are recorded
	 * @return the recording publisher
	 */
	public static Object recording(Object uni, Calls calls) {
		return recording((Uni<?>) uni, calls);
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
