package dev.monitored.operation;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.monitored.LeapingTime;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.catalog.status.SloStatus;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for calls that are no events of any SLO, because code leaves them out.
 */
@SuppressWarnings("try")
class ExcludedCallsTests {

	private final ApplicationContextRunner application = MonitoredContext.runner(Shop.class)
		.withPropertyValues("spring.application.name=shop", "monitored.operation.overrides[0].name=pay",
				"monitored.operation.overrides[0].by-hand=true", "monitored.operation.overrides[0].availability=99%");

	@Test
	void areNoEventsOfAnyObjective() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			shop.buy("tea");
			operations(context).excluded(() -> {
				shop.buy("tea");
				LeapingTime.during(() -> shop.buy("tea"));
				fail(shop);
			});
			fail(shop);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_events_total", "slo", "Shop.buy", "sli", "availability")).isEqualTo(2);
			assertThat(scrape.value("slo_bad_events_total", "slo", "Shop.buy", "sli", "availability")).isEqualTo(1);
			assertThat(scrape.value("slo_budget_events_total", "slo", "Shop.buy", "sli", "availability"))
				.isEqualTo(0.02);
			assertThat(scrape.value("slo_events_total", "slo", "Shop.buy", "sli", "latency_p95")).isEqualTo(1);
			assertThat(scrape.value("slo_bad_events_total", "slo", "Shop.buy", "sli", "latency_p95")).isZero();
			assertThat(excluded(context, "Shop.buy")).isEqualTo(3);
			assertThat(excluded(context, "pay")).isZero();
		});
	}

	@Test
	void areTimedAndAreCalls() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			operations(context).excluded(() -> {
				shop.buy("tea");
				LeapingTime.during(() -> shop.buy("tea"));
				fail(shop);
			});
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("Shop.buy", "success")).isEqualTo(2);
			assertThat(scrape.calls("Shop.buy", "error")).isEqualTo(1);
			assertThat(scrape.value("operation_duration_seconds_sum", "operation", "Shop.buy", "status", "success"))
				.isGreaterThanOrEqualTo(3600);
			assertThat(scrape.value("slo_calls_total", "slo", "Shop.buy")).isEqualTo(3);
			assertThat(scrape.value("slo_longest_call_seconds", "slo", "Shop.buy")).isGreaterThanOrEqualTo(3600);
			assertThat(scrape.value("slo_active_calls", "slo", "Shop.buy")).isZero();
		});
	}

	@Test
	void haveNoCauseAndAreInNoReport() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			operations(context).excluded(() -> {
				LeapingTime.during(() -> shop.buy("tea"));
				fail(shop);
			});
			assertThat(Scrape.of(context).find("slo_bad_events_by_cause_total", "slo", "Shop.buy"))
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			assertThat(Scrape.of(context).find("slo_cause_calls_total", "slo", "Shop.buy"))
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			SloReporter reporter = new SloReporter(context.getBean(SloCatalog.class), Instant.now());
			SloStatus status = Objects.requireNonNull(reporter.one("Shop.buy"));
			assertThat(status.excludedEvents()).isEqualTo(2);
			assertThat(status.objectives()).allSatisfy((objective) -> {
				assertThat(objective.sinceStart().events()).isZero();
				assertThat(objective.mostBudgetSpentBy()).isEmpty();
			});
		});
	}

	@Test
	void areCountedOnlyIfTheyWouldHaveBeenEvents() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			operations(context).excluded(() -> shop.later(new CompletableFuture<>()).cancel(true));
			assertThat(Scrape.of(context).calls("Shop.later", "cancelled")).isEqualTo(1);
			assertThat(excluded(context, "Shop.later")).isZero();
			assertThat(Scrape.of(context).value("slo_calls_total", "slo", "Shop.later")).isEqualTo(1);
		});
	}

	@Test
	void areThoseThatBeginInTheScope() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			CompletableFuture<String> before = new CompletableFuture<>();
			CompletableFuture<String> within = new CompletableFuture<>();
			shop.later(before);
			try (ExcludedCalls scope = operations(context).exclude()) {
				shop.later(within);
				before.complete("tea");
			}
			CompletableFuture.runAsync(() -> within.completeExceptionally(new IllegalStateException())).join();
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_events_total", "slo", "Shop.later")).isEqualTo(1);
			assertThat(scrape.value("slo_bad_events_total", "slo", "Shop.later")).isZero();
			assertThat(excluded(context, "Shop.later")).isEqualTo(1);
		});
	}

	@Test
	void areThoseOfTheThreadOfTheScope() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			try (ExcludedCalls scope = operations(context).exclude()) {
				CompletableFuture.runAsync(() -> shop.buy("tea")).join();
			}
			assertThat(excluded(context, "Shop.buy")).isZero();
			assertThat(events(context, "Shop.buy")).isEqualTo(1);
		});
	}

	@Test
	void areInTasksThatContextPropagationDecorates() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
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
			assertThat(excluded(context, "Shop.buy")).isEqualTo(1);
			assertThat(events(context, "Shop.buy")).isEqualTo(2);
		});
	}

	@Test
	void endWithTheScopeThatATaskRanIn() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			ContextPropagatingTaskDecorator decorator = new ContextPropagatingTaskDecorator();
			try (ExcludedCalls scope = operations(context).exclude()) {
				decorator.decorate(() -> shop.buy("tea")).run();
				shop.buy("tea");
			}
			shop.buy("tea");
			assertThat(excluded(context, "Shop.buy")).isEqualTo(2);
			assertThat(events(context, "Shop.buy")).isEqualTo(1);
		});
	}

	@Test
	void nest() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			try (ExcludedCalls outer = operations(context).exclude()) {
				try (ExcludedCalls inner = operations(context).exclude()) {
					shop.buy("tea");
				}
				shop.buy("tea");
			}
			shop.buy("tea");
			assertThat(excluded(context, "Shop.buy")).isEqualTo(2);
			assertThat(events(context, "Shop.buy")).isEqualTo(1);
		});
	}

	@Test
	void endWithTheLastOfScopesThatOverlap() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			ExcludedCalls first = operations(context).exclude();
			ExcludedCalls second = operations(context).exclude();
			first.close();
			shop.buy("tea");
			second.close();
			second.close();
			shop.buy("tea");
			assertThat(excluded(context, "Shop.buy")).isEqualTo(1);
			assertThat(events(context, "Shop.buy")).isEqualTo(1);
		});
	}

	@Test
	void endWhenTheActionThrows() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			assertThatIllegalStateException().isThrownBy(() -> operations(context).excluded(() -> shop.buy("nothing")));
			assertThatIllegalStateException()
				.isThrownBy(() -> operations(context).excludedCallable(() -> shop.buy("nothing")));
			shop.buy("tea");
			assertThat(excluded(context, "Shop.buy")).isEqualTo(2);
			assertThat(events(context, "Shop.buy")).isEqualTo(1);
		});
	}

	@Test
	void endWhenAnotherThreadClosesTheScope() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
			ExcludedCalls scope = operations(context).exclude();
			CompletableFuture.runAsync(() -> {
				scope.close();
				shop.buy("tea");
			}).join();
			shop.buy("tea");
			assertThat(excluded(context, "Shop.buy")).isZero();
			assertThat(events(context, "Shop.buy")).isEqualTo(2);
		});
	}

	@Test
	void areSubscriptionsOfAPublisherThatTheScopeReturned() {
		this.application.run((context) -> {
			Shop shop = context.getBean(Shop.class);
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
			assertThat(excluded(context, "Shop.order")).isEqualTo(2);
			assertThat(events(context, "Shop.order")).isEqualTo(1);
			assertThat(excluded(context, "Shop.orders")).isEqualTo(2);
			assertThat(events(context, "Shop.orders")).isEqualTo(1);
		});
	}

	@Test
	void areSubscriptionsInTheScope() {
		this.application.run((context) -> {
			Mono<String> order = context.getBean(Shop.class).order("tea");
			try (ExcludedCalls scope = operations(context).exclude()) {
				order.block();
			}
			order.block();
			assertThat(excluded(context, "Shop.order")).isEqualTo(1);
			assertThat(events(context, "Shop.order")).isEqualTo(1);
		});
	}

	@Test
	void leaveOtherResultsAsTheyAre() throws Exception {
		Operations operations = Operations.noop();
		CompletableFuture<String> future = new CompletableFuture<>();
		Mono<String> known = Mono.just("tea");
		assertThat(operations.excluded(() -> future)).isSameAs(future);
		assertThat(operations.excluded(() -> known)).isSameAs(known);
		assertThat(operations.<Object>excluded(() -> null)).isNull();
		assertThat(operations.excludedCallable(() -> "tea")).isEqualTo("tea");
	}

	@Test
	void areRecordedByHandToo() {
		this.application.run((context) -> {
			Operations operations = operations(context);
			operations.record("pay", () -> {
			});
			operations.excluded(() -> operations.record("pay", () -> {
			}));
			OperationCall call;
			try (ExcludedCalls scope = operations.exclude()) {
				call = operations.start("pay");
			}
			call.close();
			assertThat(excluded(context, "pay")).isEqualTo(2);
			assertThat(events(context, "pay")).isEqualTo(1);
		});
	}

	private static void fail(Shop shop) {
		assertThatIllegalStateException().isThrownBy(() -> shop.buy("nothing"));
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

	/**
	 * Sells.
	 */
	public static class Shop {

		@Monitored(availability = "99%", latency = "p95 < 1m")
		public String buy(String what) {
			if (what.equals("nothing")) {
				throw new IllegalStateException("There is nothing to buy");
			}
			return what;
		}

		@Monitored(availability = "99%")
		public CompletableFuture<String> later(CompletableFuture<String> what) {
			return what;
		}

		@Monitored(availability = "99%")
		public Mono<String> order(String what) {
			return Mono.just(what);
		}

		@Monitored(availability = "99%")
		public Flux<String> orders(String what) {
			return Flux.just(what);
		}

	}

}
