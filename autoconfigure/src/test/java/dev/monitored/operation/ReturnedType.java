package dev.monitored.operation;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import io.reactivex.rxjava3.core.CompletableObserver;
import io.reactivex.rxjava3.core.MaybeObserver;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.core.SingleObserver;
import io.smallrye.mutiny.subscription.UniSubscriber;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import reactor.core.CoreSubscriber;

/**
 * A type of Spring's registry of reactive types, with objects of it and what callers do
 * with them.
 */
enum ReturnedType {

	MONO(ReactorUses.monos(), ReactorUses.ofMonos(), ReturningBeans::mono,
			(mono) -> mono.subscribe(ReturnedType.<CoreSubscriber<String>>nothing())),

	FLUX(ReactorUses.fluxes(), ReactorUses.ofFluxes(), ReturningBeans::flux,
			(flux) -> flux.subscribe(ReturnedType.<CoreSubscriber<Integer>>nothing())),

	PUBLISHER(ReactorUses.publishers(), ReactorUses.ofPublishers(), ReturningBeans::publisher,
			(publisher) -> publisher.subscribe(ReturnedType.<Subscriber<Integer>>nothing())),

	FLOW_PUBLISHER(ReactorUses.flowPublishers(), ReactorUses.ofFlowPublishers(), ReturningBeans::flowPublisher,
			(publisher) -> publisher.subscribe(ReturnedType.<Flow.Subscriber<Integer>>nothing())),

	STAGE(StageUses.stages(), StageUses.ofStages(), ReturningBeans::stage, null),

	FUTURE(StageUses.futures(), StageUses.ofFutures(), ReturningBeans::future, null),

	SINGLE(RxUses.singles(), RxUses.ofSingles(), ReturningBeans::single,
			(single) -> single.subscribe(ReturnedType.<SingleObserver<String>>nothing())),

	MAYBE(RxUses.maybes(), RxUses.ofMaybes(), ReturningBeans::maybe,
			(maybe) -> maybe.subscribe(ReturnedType.<MaybeObserver<String>>nothing())),

	COMPLETABLE(RxUses.completables(), RxUses.ofCompletables(), ReturningBeans::completable,
			(completable) -> completable.subscribe(ReturnedType.<CompletableObserver>nothing())),

	FLOWABLE(RxUses.flowables(), RxUses.ofFlowables(), ReturningBeans::flowable,
			(flowable) -> flowable.subscribe(ReturnedType.<Subscriber<Integer>>nothing())),

	OBSERVABLE(RxUses.observables(), RxUses.ofObservables(), ReturningBeans::observable,
			(observable) -> observable.subscribe(ReturnedType.<Observer<Integer>>nothing())),

	UNI(MutinyUses.unis(), MutinyUses.ofUnis(), ReturningBeans::uni,
			(uni) -> uni.subscribe().withSubscriber(ReturnedType.<UniSubscriber<String>>nothing())),

	MULTI(MutinyUses.multis(), MutinyUses.ofMultis(), ReturningBeans::multi,
			(multi) -> multi.subscribe(ReturnedType.<Flow.Subscriber<Integer>>nothing())),

	PROMISE(ReactorUses.promises(), ReactorUses.ofPromises(), ReturningBeans::promise, null);

	private final List<Function<Seen, Object>> sources;

	private final List<BiConsumer<Object, Seen>> uses;

	private final BiFunction<ReturningBeans, Object, Object> method;

	private final @Nullable Consumer<Object> subscribingNull;

	@SuppressWarnings("unchecked")
	<P> ReturnedType(List<Function<Seen, P>> sources, List<BiConsumer<P, Seen>> uses,
			BiFunction<ReturningBeans, P, P> method, @Nullable Consumer<P> subscribingNull) {
		this.sources = (List<Function<Seen, Object>>) (List<?>) sources;
		this.uses = (List<BiConsumer<Object, Seen>>) (List<?>) uses;
		this.method = (BiFunction<ReturningBeans, Object, Object>) (BiFunction<?, ?, ?>) method;
		this.subscribingNull = (Consumer<Object>) subscribingNull;
	}

	List<Function<Seen, Object>> sources() {
		return this.sources;
	}

	List<BiConsumer<Object, Seen>> uses() {
		return this.uses;
	}

	Object returnedBy(ReturningBeans service, Object given) {
		return this.method.apply(service, given);
	}

	/**
	 * Returns the name of the operation that returns the type.
	 */
	String operation() {
		return "Returned." + switch (this) {
			case FLOW_PUBLISHER -> "flowPublisher";
			default -> name().toLowerCase(Locale.ROOT);
		};
	}

	boolean isSubscribable() {
		return this.subscribingNull != null;
	}

	void subscribeNull(Object publisher) {
		if (this.subscribingNull != null) {
			this.subscribingNull.accept(publisher);
		}
	}

	@SuppressWarnings({ "NullAway", "TypeParameterUnusedInFormals" })
	private static <S> S nothing() {
		return null;
	}

}
