package dev.monitored.operation;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.BehaviorSubject;
import io.reactivex.rxjava3.subscribers.TestSubscriber;

/**
 * Publishers of RxJava, and what callers do with them.
 */
final class RxUses {

	private RxUses() {
	}

	static List<Function<Seen, Single<String>>> singles() {
		return Stream.<Function<Seen, Single<String>>>of((seen) -> Single.just("value"),
				(seen) -> Single.error(ReactorUses.FAILURE), (seen) -> Single.fromCallable(() -> {
					seen.addThread("called");
					return "value";
				}), (seen) -> Single.<String>never(), (seen) -> Single.<String>create((emitter) -> {
					emitter.setCancellable(() -> seen.add("closed"));
					emitter.onSuccess("value");
				}), (seen) -> Single.fromPublisher(new PlainPublisher(seen)).map(String::valueOf))
			.<Function<Seen, Single<String>>>map((source) -> (seen) -> source.apply(seen)
				.doOnSubscribe((disposable) -> seen.add("subscribed"))
				.doOnDispose(() -> seen.add("disposed")))
			.toList();
	}

	static List<BiConsumer<Single<String>, Seen>> ofSingles() {
		return List.of((single, seen) -> {
		}, (single, seen) -> single.subscribe(seen::add, (failure) -> seen(failure, seen)).dispose(),
				(single, seen) -> single.observeOn(Schedulers.trampoline())
					.subscribe(seen::add, (failure) -> seen(failure, seen))
					.dispose(),
				(single, seen) -> single.test(true).values().forEach(seen::add),
				(single, seen) -> single.retry(1).onErrorReturnItem("returned").subscribe(seen::add).dispose(),
				(single, seen) -> single.flatMap((value) -> single)
					.onErrorReturnItem("x")
					.subscribe(seen::add)
					.dispose(),
				(single, seen) -> single.toFlowable().onErrorReturnItem("x").test(0).cancel());
	}

	static List<Function<Seen, Maybe<String>>> maybes() {
		return List.of((seen) -> Maybe.<String>empty().doOnDispose(() -> seen.add("disposed")),
				(seen) -> Maybe.just("value").doOnDispose(() -> seen.add("disposed")),
				(seen) -> Maybe.<String>never().doOnDispose(() -> seen.add("disposed")),
				(seen) -> Maybe.error(ReactorUses.FAILURE), (seen) -> Maybe.fromCallable(() -> {
					seen.addThread("called");
					return "value";
				}));
	}

	static List<BiConsumer<Maybe<String>, Seen>> ofMaybes() {
		return List.of((maybe, seen) -> {
		}, (maybe, seen) -> maybe.subscribe(seen::add, (failure) -> seen(failure, seen), () -> seen.add("complete"))
			.dispose(), (maybe, seen) -> maybe.test(true).values().forEach(seen::add),
				(maybe, seen) -> maybe.defaultIfEmpty("nothing").onErrorReturnItem("x").subscribe(seen::add).dispose());
	}

	static List<Function<Seen, Completable>> completables() {
		return List.of((seen) -> Completable.complete().doOnDispose(() -> seen.add("disposed")),
				(seen) -> Completable.never().doOnDispose(() -> seen.add("disposed")),
				(seen) -> Completable.error(ReactorUses.FAILURE),
				(seen) -> Completable.fromAction(() -> seen.addThread("run")));
	}

	static List<BiConsumer<Completable, Seen>> ofCompletables() {
		return List.of((completable, seen) -> {
		}, (completable,
				seen) -> completable.subscribe(() -> seen.add("complete"), (failure) -> seen(failure, seen)).dispose(),
				(completable, seen) -> completable.test(true).dispose(),
				(completable, seen) -> completable.retry(1)
					.onErrorComplete()
					.andThen(Single.just("then"))
					.subscribe(seen::add)
					.dispose());
	}

	static List<Function<Seen, Flowable<Integer>>> flowables() {
		return List.of((seen) -> Flowable.range(1, 300).doOnNext((i) -> seen.add("produced " + i)),
				(seen) -> Flowable.range(1, 300)
					.doOnLifecycle((subscription) -> seen.add("subscribed"), (count) -> seen.add("requested " + count),
							() -> seen.add("cancelled")),
				(seen) -> Flowable.error(ReactorUses.FAILURE), (seen) -> Flowable.empty(), (seen) -> Flowable.just(1),
				(seen) -> Flowable.<Integer>never().doOnCancel(() -> seen.add("cancelled")),
				(seen) -> Flowable.fromCallable(() -> {
					seen.addThread("called");
					return 1;
				}), (seen) -> Flowable.fromPublisher(new PlainPublisher(seen)),
				(seen) -> Flowable.range(1, 5).publish().autoConnect(), (seen) -> Flowable.range(1, 3).map((i) -> {
					if (i == 2) {
						throw ReactorUses.FAILURE;
					}
					return i;
				}));
	}

	static List<BiConsumer<Flowable<Integer>, Seen>> ofFlowables() {
		return List.of((flowable, seen) -> {
		}, (flowable, seen) -> seen(flowable, seen, 1), (flowable, seen) -> seen(flowable.take(2), seen, 9),
				(flowable, seen) -> seen(flowable, seen, 0), (flowable, seen) -> seen(flowable, seen, 1000),
				(flowable, seen) -> {
					PlainSubscriber subscriber = new PlainSubscriber(seen, 1);
					flowable.subscribe(subscriber);
					subscriber.cancel();
				}, (flowable, seen) -> seen(flowable.observeOn(Schedulers.trampoline()).take(2), seen, 9),
				(flowable, seen) -> seen(flowable.map((i) -> i + 1).observeOn(Schedulers.trampoline()).take(2), seen,
						1),
				(flowable, seen) -> seen(flowable.observeOn(Schedulers.trampoline()), seen, 1000),
				(flowable, seen) -> seen(flowable.concatMap(Flowable::just).take(2), seen, 1),
				(flowable, seen) -> seen(flowable.filter((i) -> i > 3).take(2), seen, 1),
				(flowable, seen) -> seen(flowable.retry(1).onErrorReturnItem(-1).take(9), seen, 9),
				(flowable, seen) -> seen(flowable.doOnNext((i) -> {
					throw new IllegalArgumentException("of the caller");
				}), seen, 1));
	}

	static List<Function<Seen, Observable<Integer>>> observables() {
		return List.of((seen) -> Observable.range(1, 300).doOnNext((i) -> seen.add("produced " + i)),
				(seen) -> Observable.range(1, 300)
					.doOnLifecycle((disposable) -> seen.add("subscribed"), () -> seen.add("disposed")),
				(seen) -> Observable.error(ReactorUses.FAILURE), (seen) -> Observable.empty(),
				(seen) -> Observable.just(1),
				(seen) -> Observable.<Integer>never().doOnDispose(() -> seen.add("disposed")),
				(seen) -> BehaviorSubject.createDefault(1), (seen) -> Observable.<Integer>create((emitter) -> {
					emitter.setCancellable(() -> seen.add("closed"));
					for (int i = 1; i < 5 && !emitter.isDisposed(); i++) {
						seen.add("emits " + i);
						emitter.onNext(i);
					}
					emitter.onComplete();
				}));
	}

	static List<BiConsumer<Observable<Integer>, Seen>> ofObservables() {
		return List.of((observable, seen) -> {
		}, (observable, seen) -> seen(observable, seen), (observable, seen) -> seen(observable.take(2), seen),
				(observable, seen) -> seen(observable.observeOn(Schedulers.trampoline()).take(2), seen),
				(observable, seen) -> seen(observable.map((i) -> i + 1).observeOn(Schedulers.trampoline()).take(2),
						seen),
				(observable, seen) -> seen(observable.concatMap(Observable::just).take(2), seen),
				(observable, seen) -> seen(observable.flatMap(Observable::just).take(2), seen),
				(observable, seen) -> seen(observable.retry(1).onErrorReturnItem(-1), seen),
				(observable, seen) -> observable.test(true).dispose());
	}

	private static void seen(Observable<Integer> observable, Seen seen) {
		observable.subscribe(seen::add, (failure) -> seen(failure, seen), () -> seen.add("complete")).dispose();
	}

	private static void seen(Flowable<Integer> flowable, Seen seen, long demand) {
		TestSubscriber<Integer> subscriber = flowable.doOnError((failure) -> seen(failure, seen))
			.doOnComplete(() -> seen.add("complete"))
			.test(demand);
		seen.add(subscriber.values());
		subscriber.cancel();
	}

	private static void seen(Throwable failure, Seen seen) {
		seen.add((failure == ReactorUses.FAILURE) ? "the very failure" : failure);
	}

}
