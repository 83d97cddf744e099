package dev.monitored.operation.rxjava;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import org.jspecify.annotations.Nullable;

import dev.monitored.operation.subscription.Calls;
import dev.monitored.operation.subscription.SubscribedCall;

/**
 * Wraps publishers of RxJava so that each subscription is a call.
 */
public final class RxPublishers {

	private RxPublishers() {
	}

	/**
	 * Returns whether an object may be a publisher of RxJava, without loading it.
	 * @param result the object
	 * @return whether one of its superclasses is in RxJava's package
	 */
	public static boolean isPublisher(Object result) {
		for (Class<?> type = result.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getName().startsWith("io.reactivex.rxjava3.core.")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns a publisher that records each subscription as a call.
	 * @param result the publisher
	 * @param calls where calls are recorded
	 * @return the recording publisher, or {@code null} if the type is unknown
	 */
	public static @Nullable Object recording(Object result, Calls calls) {
		if (result instanceof Single<?> single) {
			return single(single, calls);
		}
		if (result instanceof Maybe<?> maybe) {
			return maybe(maybe, calls);
		}
		if (result instanceof Completable completable) {
			return completable(completable, calls);
		}
		if (result instanceof Flowable<?> flowable) {
			return new RecordingFlowable<>(flowable, calls);
		}
		return (result instanceof Observable<?> observable) ? new RecordingObservable<>(observable, calls) : null;
	}

	private static <T> Single<T> single(Single<T> source, Calls calls) {
		return Single.unsafeCreate((observer) -> {
			SubscribedCall call = new SubscribedCall(calls, true);
			call.begin(() -> source.doOnSuccess(call::produced)
				.doOnError(call::failed)
				.doOnDispose(call::cancelled)
				.subscribe(observer));
		});
	}

	private static <T> Maybe<T> maybe(Maybe<T> source, Calls calls) {
		return Maybe.unsafeCreate((observer) -> {
			SubscribedCall call = new SubscribedCall(calls, true);
			call.begin(() -> source.doOnSuccess(call::produced)
				.doOnError(call::failed)
				.doOnComplete(call::completed)
				.doOnDispose(call::cancelled)
				.subscribe(observer));
		});
	}

	private static Completable completable(Completable source, Calls calls) {
		return Completable.unsafeCreate((observer) -> {
			SubscribedCall call = new SubscribedCall(calls, true);
			call.begin(() -> source.doOnComplete(call::completed)
				.doOnError(call::failed)
				.doOnDispose(call::cancelled)
				.subscribe(observer));
		});
	}

}
