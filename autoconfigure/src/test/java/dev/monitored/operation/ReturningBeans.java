package dev.monitored.operation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.Monitored;

/**
 * Returns what it is given, declared as each of the types that Spring's registry of
 * reactive types knows.
 */
@Monitored("Returned")
public class ReturningBeans {

	public Mono<String> mono(Mono<String> given) {
		return given;
	}

	public Flux<Integer> flux(Flux<Integer> given) {
		return given;
	}

	public Publisher<Integer> publisher(Publisher<Integer> given) {
		return given;
	}

	public Flow.Publisher<Integer> flowPublisher(Flow.Publisher<Integer> given) {
		return given;
	}

	public CompletionStage<String> stage(CompletionStage<String> given) {
		return given;
	}

	public CompletableFuture<String> future(CompletableFuture<String> given) {
		return given;
	}

	public Single<String> single(Single<String> given) {
		return given;
	}

	public Maybe<String> maybe(Maybe<String> given) {
		return given;
	}

	public Completable completable(Completable given) {
		return given;
	}

	public Flowable<Integer> flowable(Flowable<Integer> given) {
		return given;
	}

	public Observable<Integer> observable(Observable<Integer> given) {
		return given;
	}

	public Uni<String> uni(Uni<String> given) {
		return given;
	}

	public Multi<Integer> multi(Multi<Integer> given) {
		return given;
	}

	public Promise promise(Promise given) {
		return given;
	}

	public Object object(Object given) {
		return given;
	}

	/**
	 * A type of the application, which it registers with Spring.
	 *
	 * @param values what it promises
	 */
	public record Promise(Flux<Integer> values) {

	}

}
