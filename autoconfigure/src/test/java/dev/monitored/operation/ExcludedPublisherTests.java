package dev.monitored.operation;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for subscriptions in which calls are no events of any SLO.
 */
@SuppressWarnings("try")
class ExcludedPublisherTests {

	private final ApplicationContextRunner application = MonitoredContext.runner(ExcludedShop.class);

	@Test
	void areSubscriptionsOfAPublisherThatTheScopeReturned() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			Mono<String> left = operations(context)
				.excluded(() -> Mono.just("tea").publishOn(Schedulers.parallel()).flatMap((what) -> shop.order(what)));
			Flux<String> all = operations(context).excluded(() -> Flux.just("tea", "milk")
				.publishOn(Schedulers.parallel())
				.flatMap((what) -> shop.orders(what)));
			left.block();
			left.block();
			all.blockLast();
			shop.order("tea").block();
			shop.orders("tea").blockLast();
			assertThat(excluded(context, "ExcludedShop.order")).isEqualTo(2);
			assertThat(events(context, "ExcludedShop.order")).isEqualTo(1);
			assertThat(excluded(context, "ExcludedShop.orders")).isEqualTo(2);
			assertThat(events(context, "ExcludedShop.orders")).isEqualTo(1);
		});
	}

	@Test
	void areSubscriptionsInTheScope() {
		this.application.run((context) -> {
			Mono<String> order = context.getBean(ExcludedShop.class).order("tea");
			try (ExcludedCalls scope = operations(context).exclude()) {
				order.block();
			}
			order.block();
			assertThat(excluded(context, "ExcludedShop.order")).isEqualTo(1);
			assertThat(events(context, "ExcludedShop.order")).isEqualTo(1);
		});
	}

	@Test
	void leaveInWhatComesAfterThemOnTheSameThread() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			Mono<String> left = operations(context).excluded(() -> Mono.fromCallable(() -> "tea"));
			Flux<String> all = operations(context).excluded(() -> Flux.range(0, 2).map(String::valueOf));
			left.then(shop.order("tea")).block();
			left.map(shop::buy).block();
			left.flatMap(shop::order).block();
			all.doOnNext(shop::buy).concatMap(shop::ask).blockLast();
			assertThat(events(context, "ExcludedShop.order")).isEqualTo(2);
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(3);
			assertThat(events(context, "ExcludedShop.ask")).isEqualTo(2);
			assertThat(excluded(context, "ExcludedShop.order")).isZero();
			assertThat(excluded(context, "ExcludedShop.buy")).isZero();
			assertThat(excluded(context, "ExcludedShop.ask")).isZero();
		});
	}

	@Test
	void leaveInWhatComesAfterThemOnAnotherThread() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			Mono<String> left = operations(context)
				.excluded(() -> Mono.just("tea").publishOn(Schedulers.parallel()).flatMap(shop::order));
			left.then(shop.order("milk")).block();
			left.doOnNext(shop::buy).block();
			assertThat(excluded(context, "ExcludedShop.order")).isEqualTo(2);
			assertThat(events(context, "ExcludedShop.order")).isEqualTo(1);
			assertThat(excluded(context, "ExcludedShop.buy")).isZero();
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(1);
		});
	}

	@Test
	void leaveInCallsThatDoNotSeeTheirContext() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			operations(context).excluded(() -> Mono.just("tea").hide().map(shop::buy)).block();
			operations(context).excluded(() -> Mono.just("tea").hide().flatMap(shop::ask)).block();
			operations(context).excluded(() -> shop.ask("tea")).block();
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(1);
			assertThat(events(context, "ExcludedShop.ask")).as("called by flatMap").isEqualTo(1);
			assertThat(excluded(context, "ExcludedShop.ask")).isEqualTo(1);
		});
	}

	@Test
	void areNotThoseOfAPublisherThatLeftTheScopeAsItIs() {
		this.application.run((context) -> {
			Mono<String> order;
			try (ExcludedCalls scope = operations(context).exclude()) {
				order = context.getBean(ExcludedShop.class).order("tea");
			}
			order.block();
			assertThat(excluded(context, "ExcludedShop.order")).isZero();
			assertThat(events(context, "ExcludedShop.order")).isEqualTo(1);
		});
	}

	@Test
	void leaveOtherResultsAsTheyAre() throws Exception {
		Operations operations = Operations.noop();
		CompletableFuture<String> future = new CompletableFuture<>();
		Mono<String> known = Mono.just("tea");
		Sinks.One<String> sink = Sinks.one();
		assertThat(operations.excluded(() -> future)).isSameAs(future);
		assertThat(operations.excluded(() -> known)).isSameAs(known);
		assertThat(operations.excluded(() -> sink)).isSameAs(sink);
		assertThat(operations.<Object>excluded(() -> null)).isNull();
		assertThat(operations.excludedCallable(() -> "tea")).isEqualTo("tea");
	}

	private static Operations operations(ApplicationContext context) {
		return context.getBean(Operations.class);
	}

	private static double excluded(ApplicationContext context, String slo) {
		return Scrape.of(context).value("slo_excluded_events_total", "slo", slo);
	}

	private static double events(ApplicationContext context, String slo) {
		return Scrape.of(context).value("slo_events_total", "slo", slo, "sli", "availability");
	}

}
