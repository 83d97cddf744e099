package dev.monitored.catalog;

import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.aop.MeterTag;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for which calls are events of which SLO.
 */
class SloMatchingTests {

	@Test
	void anOperationsOwnSloCountsItsCalls() {
		runner("").run((context) -> {
			Orders orders = context.getBean(Orders.class);
			orders.place("eu");
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> orders.place("fail"));
			assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> orders.place("missing"));
			orders.cancel("eu");
			assertEvents(context, "orders.place", 3, 1);
		});
	}

	@Test
	void anSloOverSeveralOperationsCountsTheirCalls() {
		runner("match: { operation: [ orders.place, orders.cancel ] }").run((context) -> {
			context.getBean(Orders.class).place("eu");
			context.getBean(Orders.class).cancel("eu");
			context.getBean(Operations.class).record("import", () -> "value");
			assertEvents(context, "some", 2, 0);
		});
	}

	@Test
	void aStarStandsForAnyText() {
		runner("match: { operation: \"orders.*\" }").run((context) -> {
			context.getBean(Orders.class).place("eu");
			context.getBean(Orders.class).cancel("eu");
			context.getBean(Operations.class).record("import", () -> "value");
			assertEvents(context, "some", 2, 0);
		});
	}

	@Test
	void anSloWithoutMatchCountsEveryCallOfItsSignal() {
		runner("team: all").run((context) -> {
			context.getBean(Orders.class).place("eu");
			context.getBean(Operations.class).record("import", () -> "value");
			assertEvents(context, "some", 2, 0);
		});
	}

	@Test
	void anSloMatchesByLabelsOfTheApplication() {
		runner("match: { region: eu }").run((context) -> {
			context.getBean(Orders.class).place("eu");
			context.getBean(Orders.class).place("us");
			assertEvents(context, "some", 1, 0);
		});
	}

	@Test
	void aFoldedValueStaysAnEventOfTheSloThatItMatches() {
		runner("match: { region: \"eu-*\" }").withPropertyValues("monitored.guard.max-values=1").run((context) -> {
			for (int number = 0; number < 5; number++) {
				context.getBean(Orders.class).place("eu-" + number);
				context.getBean(Orders.class).place("us-" + number);
			}
			assertEvents(context, "some", 5, 0);
			assertThat(Scrape.of(context).values("operation_duration_seconds_count", "region"))
				.containsExactlyInAnyOrder("eu-0", "_none", "_other");
		});
	}

	@Test
	void aMissingValueBesideAFoldedOneIsNone() {
		runner("match: { region: [ _none, \"eu-*\" ] }").withPropertyValues("monitored.guard.max-values=1")
			.run((context) -> {
				context.getBean(Orders.class).place("eu-1");
				context.getBean(Orders.class).place("eu-2");
				context.getBean(Orders.class).place(" ");
				assertEvents(context, "some", 3, 0);
			});
	}

	@Test
	void aFilterThatIsMeasuredItselfLosesNoFoldedCall() {
		runner("match: { operation: \"job.*\" }").withUserConfiguration(MeasuredFilter.class)
			.withPropertyValues("monitored.guard.max-values=1")
			.run((context) -> {
				Operations operations = context.getBean(Operations.class);
				operations.record("job.1", () -> "takes the place");
				operations.record("job.2", () -> "is folded");
				assertThat(Scrape.of(context).value("slo_events_total", "slo", "some")).isGreaterThanOrEqualTo(3);
			});
	}

	@Test
	void aFoldedOperationStaysAnEventOfTheSloThatItMatches() {
		runner("match: { operation: \"job.*\" }").withPropertyValues("monitored.guard.max-values=1").run((context) -> {
			for (int number = 0; number < 5; number++) {
				context.getBean(Operations.class).record("job." + number, () -> "value");
				context.getBean(Operations.class).record("task." + number, () -> "value");
			}
			assertEvents(context, "some", 5, 0);
			assertThat(Scrape.of(context).calls("_other", "success")).isEqualTo(9);
			assertThat(Scrape.of(context).value("operation_active", "operation", "_other")).isZero();
		});
	}

	@Test
	void anSloIsKnownToHaveMatchedNothing() {
		runner("match: { operation: nothing }").run((context) -> assertThat(context.getBean(SloCatalog.class).slos())
			.filteredOn((tracked) -> tracked.slo().name().equals("some"))
			.singleElement()
			.matches((tracked) -> !tracked.isMatched()));
	}

	@Test
	void countsCallsInFlightAndLeavesStreamsOut() {
		runner("match: { operation: \"orders.*\" }").run((context) -> {
			CompletableFuture<String> future = new CompletableFuture<>();
			context.getBean(Orders.class).later(future);
			Disposable subscription = context.getBean(Orders.class).stream().subscribe();
			assertThat(Scrape.of(context).value("operation_active", "operation", "orders.stream")).isEqualTo(1);
			assertThat(Scrape.of(context).value("slo_active_calls", "slo", "some")).isEqualTo(1);
			future.complete("done");
			subscription.dispose();
			assertThat(Scrape.of(context).value("slo_active_calls", "slo", "some")).isZero();
			assertThat(Scrape.of(context).value("operation_active", "operation", "orders.stream")).isZero();
		});
	}

	@Test
	void makesThresholdsOfMatchingSlosBoundaries() {
		runner("""
				match: { operation: "orders.l*" }
				        latency: "p95 < 333ms"
				""").run((context) -> {
			assertThat(Scrape.of(context).boundaries("orders.later")).contains("0.333");
			assertThat(Scrape.of(context).boundaries("orders.cancel")).doesNotContain("0.333");
		});
	}

	@Test
	void anOperationByHandMayBeDeclaredByAMethodToo() {
		runner("team: all").withPropertyValues("monitored.operation.overrides[0].name=orders.cancel",
				"monitored.operation.overrides[0].by-hand=true", "monitored.operation.overrides[0].availability=90%")
			.run((context) -> {
				context.getBean(Operations.class).record("orders.cancel", () -> "by hand");
				context.getBean(Orders.class).cancel("eu");
				assertEvents(context, "orders.cancel", 2, 0);
			});
	}

	@Test
	void aCallByHandBeforeItsMethodIsKnownStaysAnEvent() {
		MonitoredContext.runner()
			.withPropertyValues("monitored.operation.tag-keys=region",
					"monitored.operation.overrides[0].name=orders.place",
					"monitored.operation.overrides[0].latency=p95 < 1m")
			.run((context) -> {
				context.getBean(Operations.class).record("orders.place", () -> "by hand");
				Orders late = (Orders) context.getAutowireCapableBeanFactory().initializeBean(new Orders(), "orders");
				late.place("eu");
				assertEvents(context, "orders.place", 1, 0);
				assertThat(Scrape.of(context).value("slo_events_total", "slo", "orders.place", "sli", "latency_p95"))
					.isEqualTo(2);
			});
	}

	private static ApplicationContextRunner runner(String settings) {
		return MonitoredContext.runner(Orders.class)
			.withPropertyValues("monitored.operation.tag-keys=region")
			.with(MonitoredContext.yaml("""
					monitored:
					  slo:
					    definitions:
					      some:
					        signal: operation
					        availability: 99%%
					        %s
					""".formatted(settings)));
	}

	private static void assertEvents(ApplicationContext context, String slo, double events, double bad) {
		Scrape scrape = Scrape.of(context);
		assertThat(scrape.value("slo_events_total", "slo", slo, "sli", "availability")).isEqualTo(events);
		assertThat(scrape.value("slo_bad_events_total", "slo", slo, "sli", "availability")).isEqualTo(bad);
	}

	@Configuration(proxyBeanMethods = false)
	static class MeasuredFilter {

		@Bean
		static MeterFilter measured(ObjectProvider<Operations> operations) {
			AtomicBoolean recorded = new AtomicBoolean();
			return new MeterFilter() {

				@Override
				public Meter.Id map(Meter.Id id) {
					if ("_other".equals(id.getTag("operation")) && recorded.compareAndSet(false, true)) {
						operations.getObject().record("job.3", () -> "is folded too");
					}
					return id;
				}

			};
		}

	}

	public static class Orders {

		@Monitored(operation = "orders.place", availability = "99%", noErrorFor = NoSuchElementException.class)
		public String place(@MeterTag("region") String region) {
			if (region.equals("fail")) {
				throw new IllegalStateException();
			}
			if (region.equals("missing")) {
				throw new NoSuchElementException();
			}
			return region;
		}

		@Monitored(operation = "orders.cancel")
		public String cancel(String region) {
			return region;
		}

		@Monitored(operation = "orders.later")
		public CompletableFuture<String> later(CompletableFuture<String> future) {
			return future;
		}

		@Monitored(operation = "orders.stream")
		public Flux<String> stream() {
			return Flux.never();
		}

	}

}
