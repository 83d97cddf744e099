package dev.monitored.operation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the scopes in which calls begin that are no events of any SLO.
 */
@SuppressWarnings("try")
class ExcludedScopeTests {

	private final ApplicationContextRunner application = MonitoredContext.runner(ExcludedShop.class)
		.withPropertyValues("spring.application.name=shop", "monitored.operation.overrides[0].name=pay",
				"monitored.operation.overrides[0].by-hand=true", "monitored.operation.overrides[0].availability=99%");

	@Test
	void areThoseOfTheThreadOfTheScope() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			try (ExcludedCalls scope = operations(context).exclude()) {
				CompletableFuture.runAsync(() -> shop.buy("tea")).join();
			}
			assertThat(excluded(context, "ExcludedShop.buy")).isZero();
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(1);
		});
	}

	@Test
	void areInTasksThatContextPropagationDecorates() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			ContextPropagatingTaskDecorator decorator = new ContextPropagatingTaskDecorator();
			ExecutorService executor = Executors.newSingleThreadExecutor();
			try {
				Runnable task;
				try (ExcludedCalls scope = operations(context).exclude()) {
					task = decorator.decorate(() -> shop.buy("tea"));
				}
				executor.submit(task).get();
				executor.submit(() -> shop.buy("tea")).get();
				executor.submit(decorator.decorate(() -> shop.buy("tea"))).get();
			}
			finally {
				executor.shutdown();
			}
			assertThat(excluded(context, "ExcludedShop.buy")).isEqualTo(1);
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(2);
		});
	}

	@Test
	void endWithTheScopeThatATaskRanIn() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			ContextPropagatingTaskDecorator decorator = new ContextPropagatingTaskDecorator();
			try (ExcludedCalls scope = operations(context).exclude()) {
				decorator.decorate(() -> shop.buy("tea")).run();
				shop.buy("tea");
			}
			shop.buy("tea");
			assertThat(excluded(context, "ExcludedShop.buy")).isEqualTo(2);
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(1);
		});
	}

	@Test
	void nest() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			try (ExcludedCalls outer = operations(context).exclude()) {
				try (ExcludedCalls inner = operations(context).exclude()) {
					shop.buy("tea");
				}
				shop.buy("tea");
			}
			shop.buy("tea");
			assertThat(excluded(context, "ExcludedShop.buy")).isEqualTo(2);
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(1);
		});
	}

	@Test
	void endWithTheLastOfScopesThatOverlap() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			ExcludedCalls first = operations(context).exclude();
			ExcludedCalls second = operations(context).exclude();
			first.close();
			shop.buy("tea");
			second.close();
			second.close();
			shop.buy("tea");
			assertThat(excluded(context, "ExcludedShop.buy")).isEqualTo(1);
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(1);
		});
	}

	@Test
	void endWhenTheActionThrows() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			assertThatIllegalStateException().isThrownBy(() -> operations(context).excluded(() -> shop.buy("nothing")));
			assertThatIllegalStateException()
				.isThrownBy(() -> operations(context).excludedCallable(() -> shop.buy("nothing")));
			shop.buy("tea");
			assertThat(excluded(context, "ExcludedShop.buy")).isEqualTo(2);
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(1);
		});
	}

	@Test
	void endWhenAnotherThreadClosesTheScope() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			ExcludedCalls scope = operations(context).exclude();
			CompletableFuture.runAsync(() -> {
				scope.close();
				shop.buy("tea");
			}).join();
			shop.buy("tea");
			assertThat(excluded(context, "ExcludedShop.buy")).isZero();
			assertThat(events(context, "ExcludedShop.buy")).isEqualTo(2);
		});
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
