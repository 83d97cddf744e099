package dev.monitored.operation;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.LeapingTime;
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

	private final ApplicationContextRunner application = MonitoredContext.runner(ExcludedShop.class)
		.withPropertyValues("spring.application.name=shop", "monitored.operation.overrides[0].name=pay",
				"monitored.operation.overrides[0].by-hand=true", "monitored.operation.overrides[0].availability=99%");

	@Test
	void areNoEventsOfAnyObjective() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			shop.buy("tea");
			operations(context).excluded(() -> {
				shop.buy("tea");
				LeapingTime.during(() -> shop.buy("tea"));
				fail(shop);
			});
			fail(shop);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_events_total", "slo", "ExcludedShop.buy", "sli", "availability")).isEqualTo(2);
			assertThat(scrape.value("slo_bad_events_total", "slo", "ExcludedShop.buy", "sli", "availability"))
				.isEqualTo(1);
			assertThat(scrape.value("slo_budget_events_total", "slo", "ExcludedShop.buy", "sli", "availability"))
				.isEqualTo(0.02);
			assertThat(scrape.value("slo_events_total", "slo", "ExcludedShop.buy", "sli", "latency_p95")).isEqualTo(1);
			assertThat(scrape.value("slo_bad_events_total", "slo", "ExcludedShop.buy", "sli", "latency_p95")).isZero();
			assertThat(excluded(context, "ExcludedShop.buy")).isEqualTo(3);
			assertThat(excluded(context, "pay")).isZero();
		});
	}

	@Test
	void areTimedAndAreCalls() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			operations(context).excluded(() -> {
				shop.buy("tea");
				LeapingTime.during(() -> shop.buy("tea"));
				fail(shop);
			});
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("ExcludedShop.buy", "success")).isEqualTo(2);
			assertThat(scrape.calls("ExcludedShop.buy", "error")).isEqualTo(1);
			assertThat(scrape.value("operation_duration_seconds_sum", "operation", "ExcludedShop.buy", "status",
					"success"))
				.isGreaterThanOrEqualTo(3600);
			assertThat(scrape.value("slo_calls_total", "slo", "ExcludedShop.buy")).isEqualTo(3);
			assertThat(scrape.value("slo_longest_call_seconds", "slo", "ExcludedShop.buy"))
				.as("an excluded import of hours must not hide calls of users that hang")
				.isZero();
			assertThat(scrape.value("slo_active_calls", "slo", "ExcludedShop.buy")).isZero();
		});
	}

	@Test
	void haveNoCauseAndAreInNoReport() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			operations(context).excluded(() -> {
				LeapingTime.during(() -> shop.buy("tea"));
				fail(shop);
			});
			assertThat(Scrape.of(context).find("slo_bad_events_by_cause_total", "slo", "ExcludedShop.buy")).isNotEmpty()
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			assertThat(Scrape.of(context).find("slo_cause_calls_total", "slo", "ExcludedShop.buy")).isNotEmpty()
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			SloReporter reporter = new SloReporter(context.getBean(SloCatalog.class), Instant.now());
			SloStatus status = Objects.requireNonNull(reporter.one("ExcludedShop.buy"));
			assertThat(status.excludedEvents()).isEqualTo(2);
			assertThat(status.objectives()).isNotEmpty().allSatisfy((objective) -> {
				assertThat(objective.sinceStart().events()).isZero();
				assertThat(objective.mostBudgetSpentBy()).isEmpty();
			});
			fail(shop);
			assertThat(Scrape.of(context).find("slo_bad_events_by_cause_total", "slo", "ExcludedShop.buy"))
				.as("a call that counts has a cause")
				.anySatisfy((sample) -> assertThat(sample.value()).isEqualTo(1));
		});
	}

	@Test
	void areCountedOnlyIfTheyWouldHaveBeenEvents() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			operations(context).excluded(() -> shop.later(new CompletableFuture<>()).cancel(true));
			assertThat(Scrape.of(context).calls("ExcludedShop.later", "cancelled")).isEqualTo(1);
			assertThat(excluded(context, "ExcludedShop.later")).isZero();
			assertThat(Scrape.of(context).value("slo_calls_total", "slo", "ExcludedShop.later")).isEqualTo(1);
		});
	}

	@Test
	void areThoseThatBeginInTheScope() {
		this.application.run((context) -> {
			ExcludedShop shop = context.getBean(ExcludedShop.class);
			CompletableFuture<String> before = new CompletableFuture<>();
			CompletableFuture<String> within = new CompletableFuture<>();
			shop.later(before);
			try (ExcludedCalls scope = operations(context).exclude()) {
				shop.later(within);
				before.complete("tea");
			}
			CompletableFuture.runAsync(() -> within.completeExceptionally(new IllegalStateException())).join();
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_events_total", "slo", "ExcludedShop.later")).isEqualTo(1);
			assertThat(scrape.value("slo_bad_events_total", "slo", "ExcludedShop.later")).isZero();
			assertThat(excluded(context, "ExcludedShop.later")).isEqualTo(1);
		});
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

	private static void fail(ExcludedShop shop) {
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

}
