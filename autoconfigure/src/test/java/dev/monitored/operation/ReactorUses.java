package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Fuseable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import dev.monitored.operation.ReturningBeans.Promise;

/**
 * Publishers of Reactor, of the JDK and of no library, and what callers do with them.
 */
final class ReactorUses {

	static final IllegalStateException FAILURE = new IllegalStateException("of the source");

	private ReactorUses() {
	}

	static List<Function<Seen, Mono<String>>> monos() {
		return List.of((seen) -> Mono.just("value"), (seen) -> Mono.empty(), (seen) -> Mono.error(FAILURE),
				(seen) -> Mono.fromCallable(() -> {
					seen.addThread("called");
					return "value";
				}), (seen) -> Mono.fromRunnable(() -> seen.addThread("run")), (seen) -> Mono.fromSupplier(() -> {
					seen.add("supplied");
					throw FAILURE;
				}), (seen) -> Mono.deferContextual((context) -> {
					seen.add(context.getOrDefault("user", "nobody"));
					return Mono.just("value");
				}), (seen) -> Mono.<String>never().doOnCancel(() -> seen.add("cancelled")),
				(seen) -> Mono.just("value").doOnCancel(() -> seen.add("cancelled")).hide(),
				(seen) -> Mono.from(new PlainPublisher(seen)).map(String::valueOf),
				(seen) -> Mono.fromDirect(new PlainPublisher(seen)).map(String::valueOf),
				(seen) -> Sinks.<String>one().asMono(), (seen) -> Mono.fromFuture(new CompletableFuture<String>()));
	}

	static List<BiConsumer<Mono<String>, Seen>> ofMonos() {
		return List.of((mono, seen) -> {
		}, (mono, seen) -> seen(mono, seen, 1), (mono, seen) -> {
			seen(mono, seen, Long.MAX_VALUE);
			seen(mono, seen, Long.MAX_VALUE);
		}, (mono, seen) -> mono.subscribeWith(seenBy(seen, 0)).dispose(), (mono, seen) -> mono.subscribe().dispose(),
				(mono, seen) -> seen(mono.publishOn(Schedulers.single()), seen, 1),
				(mono, seen) -> seen(mono.subscribeOn(Schedulers.single()), seen, 1),
				(mono, seen) -> seen(mono.flux().publishOn(Schedulers.single()), seen, 1),
				(mono, seen) -> seen(mono.flatMap((v) -> Mono.just(v + v)), seen, 1),
				(mono, seen) -> seen(Flux.just(1, 2).flatMap((i) -> mono), seen, 1),
				(mono, seen) -> seen(Flux.just(1, 2).concatMap((i) -> mono), seen, 1),
				(mono, seen) -> seen(mono.contextWrite((context) -> context.put("user", "me")), seen, 1),
				(mono, seen) -> seen(mono.retry(1).onErrorReturn("returned"), seen, 1),
				(mono, seen) -> seen(mono.timeout(Mono.just("now"), Mono.just("late")), seen, 1),
				(mono, seen) -> seen(mono.zipWith(Mono.just("other")).map(Object::toString), seen, 1));
	}

	static List<Function<Seen, Flux<Integer>>> fluxes() {
		return Stream.concat(longFluxes().stream(), shortFluxes().stream()).toList();
	}

	private static List<Function<Seen, Flux<Integer>>> longFluxes() {
		return List.of((seen) -> Flux.range(1, 300).doOnNext((i) -> seen.add("produced " + i)),
				(seen) -> Flux
					.fromIterable(() -> IntStream.range(1, 300).peek((i) -> seen.add("iterated " + i)).iterator()),
				(seen) -> Flux.<Integer, Integer>generate(() -> 1, (i, sink) -> {
					seen.add("generated " + i);
					sink.next(i);
					return i + 1;
				}).take(300),
				(seen) -> Flux.range(1, 300).doOnRequest((count) -> seen.add("requested " + count)).hide(),
				(seen) -> Flux.range(1, 20).filter((i) -> i % 3 == 0).publishOn(Schedulers.immediate()),
				(seen) -> Flux.<Integer>never().doOnCancel(() -> seen.add("cancelled")));
	}

	private static List<Function<Seen, Flux<Integer>>> shortFluxes() {
		return List.of((seen) -> Flux.<Integer>create((sink) -> {
			sink.onRequest((count) -> seen.add("requested " + count));
			sink.onCancel(() -> seen.add("cancelled"));
			IntStream.range(1, 5).forEach(sink::next);
			sink.complete();
		}), (seen) -> Flux.from(new PlainPublisher(seen)), (seen) -> Flux.<Integer>error(FAILURE),
				(seen) -> Flux.range(1, 3).concatWith(Flux.error(FAILURE)), (seen) -> Flux.range(1, 3).map((i) -> {
					seen.addThread("mapped");
					if (i == 2) {
						throw FAILURE;
					}
					return i;
				}), (seen) -> Flux.empty(), (seen) -> Flux.just(1), (seen) -> Mono.fromCallable(() -> {
					seen.addThread("called");
					return 1;
				}).flux(), (seen) -> Flux.deferContextual((context) -> {
					seen.add(context.getOrDefault("user", "nobody"));
					return Flux.range(1, 3);
				}), (seen) -> {
					Sinks.Many<Integer> sink = Sinks.many().unicast().onBackpressureBuffer();
					IntStream.range(1, 5).forEach(sink::tryEmitNext);
					sink.tryEmitComplete();
					return sink.asFlux();
				}, (seen) -> Flux.range(1, 5).replay().autoConnect());
	}

	static List<BiConsumer<Flux<Integer>, Seen>> ofFluxes() {
		return List.of((flux, seen) -> {
		}, (flux, seen) -> seen(flux.take(2), seen, Long.MAX_VALUE), (flux, seen) -> seen(flux, seen, 1),
				(flux, seen) -> seen(flux.take(5), seen, 2),
				(flux, seen) -> flux.subscribeWith(seenBy(seen, 0)).dispose(),
				(flux, seen) -> seen(flux.next(), seen, 1),
				(flux, seen) -> seen(flux.publishOn(Schedulers.immediate()).take(2), seen, 1),
				(flux, seen) -> seen(flux.publishOn(Schedulers.immediate()), seen, 1000),
				(flux, seen) -> seen(flux.map((i) -> i + 1).publishOn(Schedulers.immediate()).take(2), seen, 1),
				(flux, seen) -> seen(flux.filter((i) -> i > 3).take(2), seen, 1),
				(flux, seen) -> seen(flux.concatMap((i) -> Mono.just(i)).take(2), seen, 1),
				(flux, seen) -> seen(flux.concatMap((i) -> Mono.just(i).hide(), 1).take(2), seen, 1),
				(flux, seen) -> seen(flux.flatMap((i) -> Flux.just(i).hide(), 1).take(2), seen, 1),
				(flux, seen) -> seen(flux.limitRate(2).take(3), seen, 3),
				(flux, seen) -> seen(flux.contextWrite((context) -> context.put("user", "me")).take(1), seen, 1),
				(flux, seen) -> seen(flux.retry(1).onErrorResume((failure) -> Flux.just(-1)).take(9), seen, 9),
				(flux, seen) -> seen(flux.zipWithIterable(List.of("a", "b")), seen, 9),
				(flux, seen) -> seen(flux.windowUntil((i) -> i > 2).concatMap(Function.identity()).take(2), seen, 1),
				(flux, seen) -> seen(flux.doOnNext((i) -> {
					throw new IllegalArgumentException("of the caller");
				}), seen, 1), (flux, seen) -> {
					seen(flux.take(1), seen, 1);
					seen(flux.take(1), seen, 1);
				}, (flux, seen) -> seen(flux.distinctUntilChanged().collectList(), seen, 1), (flux, seen) -> {
					if (flux instanceof Callable && !(flux instanceof Fuseable.ScalarCallable)) {
						seen(flux.publishOn(Schedulers.single()), seen, 1);
					}
				});
	}

	static List<Function<Seen, Publisher<Integer>>> publishers() {
		return List.of(PlainPublisher::new, (seen) -> Flux.range(1, 300).doOnNext(seen::add),
				(seen) -> Mono.just(1).doOnCancel(() -> seen.add("cancelled")));
	}

	static List<BiConsumer<Publisher<Integer>, Seen>> ofPublishers() {
		return List.of((publisher, seen) -> {
			BaseSubscriber<Integer> subscriber = seenBy(seen, 1);
			publisher.subscribe(subscriber);
			subscriber.dispose();
		}, (publisher, seen) -> publisher.subscribe(new PlainSubscriber(seen, -1)),
				(publisher, seen) -> publisher.subscribe(new PlainSubscriber(seen, 0)),
				(publisher, seen) -> publisher.subscribe(new PlainSubscriber(seen, 1)),
				(publisher, seen) -> publisher.subscribe(new PlainSubscriber(seen, 9)),
				(publisher, seen) -> seen(Flux.from(publisher).contextWrite((context) -> context.put("user", "me")),
						seen, 1),
				(publisher, seen) -> seen(Mono.from(publisher), seen, 1),
				(publisher, seen) -> seen(Flux.from(publisher).publishOn(Schedulers.immediate()).take(1), seen, 1));
	}

	static List<Function<Seen, Flow.Publisher<Integer>>> flowPublishers() {
		return List.of(PlainPublisher::ofTheJdk,
				(seen) -> FlowAdapters.toFlowPublisher(Flux.range(1, 300).doOnNext(seen::add)));
	}

	static List<BiConsumer<Flow.Publisher<Integer>, Seen>> ofFlowPublishers() {
		return ofPublishers()
			.stream().<BiConsumer<Flow
					.Publisher<Integer>, Seen>>map(
							(use) -> (publisher, seen) -> use.accept(FlowAdapters.toPublisher(publisher), seen))
			.toList();
	}

	static List<Function<Seen, Promise>> promises() {
		return fluxes().stream()
			.<Function<Seen, Promise>>map((source) -> (seen) -> new Promise(source.apply(seen)))
			.toList();
	}

	static List<BiConsumer<Promise, Seen>> ofPromises() {
		return ofFluxes().stream()
			.<BiConsumer<Promise, Seen>>map((use) -> (promise, seen) -> use.accept(promise.values(), seen))
			.toList();
	}

	/**
	 * Notes what a subscriber sees that requests once, and cancels if that was too
	 * little.
	 */
	private static void seen(Publisher<?> publisher, Seen seen, long demand) {
		BaseSubscriber<Object> subscriber = seenBy(seen, demand);
		Flux.from(publisher).subscribe(subscriber);
		awaitScheduled();
		awaitScheduled();
		if (!subscriber.isDisposed()) {
			seen.add("still open");
			subscriber.dispose();
		}
	}

	/**
	 * Waits until the only thread of the scheduler has done what was scheduled.
	 */
	private static void awaitScheduled() {
		CountDownLatch done = new CountDownLatch(1);
		Schedulers.single().schedule(done::countDown);
		try {
			done.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static <T> BaseSubscriber<T> seenBy(Seen seen, long demand) {
		return new BaseSubscriber<T>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				if (demand > 0) {
					request(demand);
				}
			}

			@Override
			protected void hookOnNext(T value) {
				seen.addThread("got " + value);
			}

			@Override
			protected void hookOnComplete() {
				seen.add("complete");
			}

			@Override
			protected void hookOnError(Throwable failure) {
				seen.add((failure == FAILURE) ? "the very failure" : failure);
			}

		};
	}

}
