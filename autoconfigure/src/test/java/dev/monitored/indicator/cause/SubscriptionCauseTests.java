package dev.monitored.indicator.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What subscriptions are put down to that consist of others.
 */
class SubscriptionCauseTests {

	private static final String LATENCY = "latency_p95";

	private static final String AVAILABILITY = "availability";

	@Test
	void oneAfterTheOther() {
		TroubledShop.in((trouble) -> {
			trouble
				.checkoutFor(() -> operation(trouble, "delivery", 50).flatMap((value) -> mono(5))
					.then(operation(trouble, "invoice", 30)))
				.block();
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("operation delivery", 1.0));
			assertThat(trouble.minutes("bad"))
				.isEqualTo(Map.of("operation delivery", 50L, "operation invoice", 30L, "unknown _none", 5L));
		});
	}

	@Test
	void onOtherThreads() {
		Scheduler first = Schedulers.newSingle("first");
		Scheduler second = Schedulers.newSingle("second");
		TroubledShop.in((trouble) -> {
			trouble
				.checkoutFor(() -> operation(trouble, "delivery", 20).subscribeOn(first)
					.publishOn(second)
					.flatMap((value) -> operation(trouble, "invoice", 70)))
				.block();
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("operation delivery", 20L, "operation invoice", 70L));
		});
		first.dispose();
		second.dispose();
	}

	@Test
	void insideOfOneAnother() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			trouble
				.checkoutFor(
						() -> operations.record("delivery", () -> mono(10).then(operation(trouble, "invoice", 65))))
				.block();
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("operation invoice", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("operation delivery", 10L, "operation invoice", 65L));
		});
	}

	@Test
	void fewOfManyAtATime() {
		TroubledShop.in((trouble) -> {
			trouble.checkoutFor(() -> Flux.range(0, 100).flatMap((index) -> operation(trouble, "delivery", 1), 4))
				.blockLast();
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("operation delivery", 100L));
		});
	}

	@Test
	void failureThatIsTranslated() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			Mono<Object> failing = trouble
				.checkoutFor(() -> operations.record("delivery", () -> Mono.error(new IllegalStateException()).hide())
					.onErrorMap(IllegalArgumentException::new));
			assertThatException().isThrownBy(failing::block);
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("operation delivery", 1.0));
		});
	}

	@Test
	void oneThatNeverEnds() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			Disposable checkout = trouble
				.checkoutFor(() -> operation(trouble, "invoice", 5)
					.then(operations.record("delivery", () -> Mono.never().hide())))
				.subscribe();
			TroubledShop.pass(80);
			checkout.dispose();
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("operation delivery", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("operation delivery", 80L, "operation invoice", 5L));
		});
	}

	@Test
	void eachSubscriptionToTheSameMono() {
		TroubledShop.in((trouble) -> {
			Mono<Integer> checkout = trouble.checkoutFor(() -> operation(trouble, "delivery", 70).hide());
			checkout.block();
			checkout.block();
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("operation delivery", 2.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("operation delivery", 140L));
		});
	}

	@Test
	void oneThatItDidNotWaitFor() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			Mono<Integer> checkout = trouble.checkoutFor(() -> Mono.deferContextual((context) -> {
				operations.record("audit", () -> Mono.never().hide()).contextWrite(context).subscribe();
				return operation(trouble, "delivery", 70);
			}));
			checkout.block();
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("operation delivery", 1.0));
		});
	}

	@Test
	void oneWhoseContextChanges() {
		TroubledShop.in((trouble) -> {
			Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
			Flux<String> checkout = trouble.checkoutFor(() -> sink.asFlux()
				.concatMap((value) -> Flux.deferContextual(
						(context) -> Flux.just(String.valueOf(context.<Object>getOrDefault("user", "nobody"))))));
			ConnectableFlux<String> shared = checkout.publish();
			shared.connect();
			List<String> seen = new ArrayList<>();
			shared.contextWrite((context) -> context.put("user", "me")).subscribe(seen::add);
			sink.tryEmitNext("");
			assertThat(seen).containsExactly("me");
		});
	}

	private static Mono<Integer> operation(TroubledShop trouble, String name, int minutes) {
		return trouble.context().getBean(Operations.class).record(name, () -> mono(minutes));
	}

	private static Mono<Integer> mono(int minutes) {
		return Mono.fromCallable(() -> TroubledShop.pass(minutes)).hide();
	}

}
