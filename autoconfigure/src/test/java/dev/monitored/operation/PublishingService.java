package dev.monitored.operation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import org.reactivestreams.Publisher;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.ParallelFlux;
import reactor.core.publisher.Sinks;

import dev.monitored.Monitored;

/**
 * Returns every kind of publisher.
 */
@Monitored("Service")
public class PublishingService {

	private final Sinks.Many<String> emitter = Sinks.many().multicast().onBackpressureBuffer();

	private final AtomicInteger attempts = new AtomicInteger();

	Sinks.Many<String> emitter() {
		return this.emitter;
	}

	public Mono<String> mono() {
		return Mono.just("value");
	}

	public Mono<String> empty() {
		return Mono.empty();
	}

	public Mono<String> never() {
		return Mono.never();
	}

	public Mono<String> flaky() {
		return Mono.fromSupplier(() -> {
			if (this.attempts.incrementAndGet() < 3) {
				throw new IllegalStateException();
			}
			return "third time";
		});
	}

	public Mono<String> contextual() {
		return Mono.deferContextual((context) -> Mono.just(context.get("user")));
	}

	public Mono<String> throwing() {
		throw new IllegalStateException();
	}

	public Flux<String> flux() {
		return Flux.just("a", "b");
	}

	public Flux<String> sink() {
		return this.emitter.asFlux();
	}

	public Flux<String> failing() {
		return Flux.concat(Flux.just("a"), Flux.error(new IllegalStateException()));
	}

	public Flux<String> shared() {
		ConnectableFlux<String> flux = Flux.just("a").replay();
		flux.connect();
		return flux;
	}

	public ConnectableFlux<String> connectable() {
		return Flux.just("a").publish();
	}

	public Object connectableObject() {
		return Flux.just("a").publish();
	}

	public ParallelFlux<String> parallel() {
		return Flux.just("a", "b").parallel();
	}

	public Object object() {
		return Mono.just("value");
	}

	public Publisher<String> publisher() {
		return Flux.fromIterable(List.of("a", "b"));
	}

	public Single<String> single() {
		return Single.just("value");
	}

	public Flowable<String> flowable() {
		return Flowable.just("a", "b");
	}

	public Completable completable() {
		return Completable.complete();
	}

}
