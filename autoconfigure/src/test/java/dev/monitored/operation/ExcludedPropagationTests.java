package dev.monitored.operation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for excluded publishers where Reactor propagates its context to threads, as
 * {@code spring.reactor.context-propagation: auto} has it.
 */
class ExcludedPropagationTests {

	private final ApplicationContextRunner application = MonitoredContext.runner(ExcludedShop.class);

	@BeforeEach
	void propagate() {
		Hooks.enableAutomaticContextPropagation();
	}

	@AfterEach
	void stop() {
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void takesTheScopeToCallsThatDoNotSeeTheContext() {
		Scheduler thread = Schedulers.newSingle("excluded");
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			operations(context).excluded(() -> Mono.just("tea").publishOn(thread).map(shop::buy).flatMap(shop::ask))
				.block();
			assertThat(excluded(context, "ExcludedShop.buy")).isEqualTo(1);
			assertThat(excluded(context, "ExcludedShop.ask")).isEqualTo(1);
		});
		thread.dispose();
	}

	@Test
	void takesItNeitherToWhatComesAfterNorToOthersOfTheThread() {
		Scheduler thread = Schedulers.newSingle("excluded");
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			Mono<String> left = operations(context)
				.excluded(() -> Mono.just("tea").publishOn(thread).flatMap(shop::order));
			left.map(shop::buy).then(shop.order("milk")).block();
			left.flatMap(shop::ask).block();
			Mono.just("tea").publishOn(thread).map(shop::buy).block();
			shop.buy("tea");
			assertThat(excluded(context, "ExcludedShop.order")).isEqualTo(2);
			assertThat(events(context, "ExcludedShop.order")).isEqualTo(1);
			assertThat(events(context, "ExcludedShop.ask")).isEqualTo(1);
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(3);
			assertThat(excluded(context, "ExcludedShop.buy")).isZero();
		});
		thread.dispose();
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
