package dev.monitored.catalog;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.BrokenRegistries;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is exported of SLOs.
 */
class SloMetersTests {

	private static final Map<SloMeters, String> SCRAPED_AS = new EnumMap<>(Map.of(SloMeters.EVENTS, "slo_events_total",
			SloMeters.BAD_EVENTS, "slo_bad_events_total", SloMeters.BUDGET_EVENTS, "slo_budget_events_total",
			SloMeters.OBJECTIVE, "slo_objective_ratio", SloMeters.THRESHOLD, "slo_threshold_seconds", SloMeters.WINDOW,
			"slo_window_days", SloMeters.CALLS, "slo_calls_total", SloMeters.ACTIVE_CALLS, "slo_active_calls",
			SloMeters.INFO, "slo_info", SloMeters.MIN_RATE, "slo_min_rate_events_per_second"));

	static {
		SCRAPED_AS.put(SloMeters.PROCESS_START, "slo_process_start_time_seconds");
		SCRAPED_AS.put(SloMeters.BAD_EVENTS_BY_CAUSE, "slo_bad_events_by_cause_total");
		SCRAPED_AS.put(SloMeters.CALL_SECONDS_BY_CAUSE, "slo_call_seconds_by_cause_total");
		SCRAPED_AS.put(SloMeters.CAUSE_CALLS, "slo_cause_calls_total");
		SCRAPED_AS.put(SloMeters.LAST_SUCCESS, "slo_last_success_timestamp_seconds");
		SCRAPED_AS.put(SloMeters.FRESHNESS, "slo_freshness_seconds");
		SCRAPED_AS.put(SloMeters.EXCLUDED_EVENTS, "slo_excluded_events_total");
		SCRAPED_AS.put(SloMeters.LONGEST_CALL, "slo_longest_call_seconds");
	}

	@Test
	void scrapesExactlyTheMetersOfTheContract() {
		application().run((context) -> {
			Scrape scrape = Scrape.of(context);
			Set<String> families = scrape.help()
				.keySet()
				.stream()
				.filter((family) -> family.startsWith("slo_"))
				.collect(Collectors.toSet());
			assertThat(families).isEqualTo(Set.copyOf(SCRAPED_AS.values()));
			assertThat(Arrays.asList(SloMeters.values())).allSatisfy((meter) -> {
				assertThat(scrape.help().get(SCRAPED_AS.get(meter))).isEqualTo(meter.description());
				assertThat(scrape.labelKeys(String.valueOf(SCRAPED_AS.get(meter))))
					.containsExactly(Set.copyOf(meter.labels()));
			});
		});
	}

	@Test
	void existWithTheValueZeroBeforeTheFirstCall() {
		application().run((context) -> {
			Scrape scrape = Scrape.of(context);
			for (String counter : Set.of("slo_events_total", "slo_bad_events_total", "slo_budget_events_total")) {
				assertThat(scrape.find(counter)).hasSize(5).allSatisfy((sample) -> assertThat(sample.value()).isZero());
			}
			assertThat(scrape.find("slo_bad_events_by_cause_total")).hasSize(10)
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			assertThat(scrape.find("slo_call_seconds_by_cause_total")).hasSize(8)
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			assertThat(scrape.find("slo_calls_total")).hasSize(2)
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			assertThat(scrape.find("slo_excluded_events_total")).hasSize(2)
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			assertThat(scrape.find("slo_active_calls")).hasSize(2);
		});
	}

	@Test
	void sayWhatIsPromised() {
		application().run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_objective_ratio", "slo", "place", "sli", "availability")).isEqualTo(0.999);
			assertThat(scrape.value("slo_objective_ratio", "slo", "place", "sli", "latency_p99_9")).isEqualTo(0.999);
			assertThat(scrape.value("slo_threshold_seconds", "slo", "place", "sli", "latency_p95")).isEqualTo(0.5);
			assertThat(scrape.value("slo_threshold_seconds", "slo", "place", "sli", "apdex")).isEqualTo(0.3);
			assertThat(scrape.has("slo_threshold_seconds", "sli", "availability")).isFalse();
			assertThat(scrape.value("slo_window_days", "slo", "place", "sli", "apdex")).isEqualTo(30);
			assertThat(scrape.value("slo_window_days", "slo", "all-orders", "sli", "availability")).isEqualTo(7);
			assertThat(scrape.value("slo_min_rate_events_per_second", "slo", "all-orders")).isEqualTo(0.5);
			assertThat(scrape.value("slo_info", "slo", "place", "team", "orders", "runbook", "_none", "page", "true"))
				.isEqualTo(1);
			assertThat(scrape.value("slo_info", "slo", "all-orders", "team", "_none", "runbook",
					"https://example.com/orders", "page", "false"))
				.isEqualTo(1);
			assertThat(scrape.values("slo_events_total", "application")).containsExactly("shop");
		});
	}

	@Test
	void printTheBudgetAsPeopleWriteIt() {
		application().run((context) -> {
			for (int call = 0; call < 62; call++) {
				context.getBean(Orders.class).place();
			}
			assertThat(Scrape.of(context).value("slo_budget_events_total", "slo", "place", "sli", "availability"))
				.isEqualTo(0.062);
		});
	}

	@Test
	void sayWhenACallSucceededLast() {
		application().run((context) -> {
			assertThat(Scrape.of(context).value("slo_freshness_seconds", "slo", "all-orders")).isEqualTo(93_600);
			assertThat(lastSuccess(context)).isZero();
			double before = Instant.now().toEpochMilli() / 1e3;
			context.getBean(Orders.class).place();
			assertThat(lastSuccess(context)).isBetween(before, Instant.now().toEpochMilli() / 1e3);
		});
	}

	private static double lastSuccess(ApplicationContext context) {
		return Scrape.of(context).value("slo_last_success_timestamp_seconds", "slo", "all-orders");
	}

	@Test
	void areMissingWithoutHarmWhenTheRegistryRefusesThem() {
		application().withUserConfiguration(BrokenRegistries.RefusingMeters.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Orders.class).place()).isEqualTo("placed");
		});
	}

	@Test
	void sayWhichProcessCountsAndSinceWhen() {
		double before = Instant.now().toEpochMilli() / 1e3;
		application().run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.find("slo_process_start_time_seconds")).singleElement()
				.satisfies(
						(sample) -> assertThat(sample.value()).isBetween(before, Instant.now().toEpochMilli() / 1e3));
			assertThat(scrape.values("slo_process_start_time_seconds", "process")).singleElement()
				.satisfies((process) -> {
					assertThat(process).matches("[0-9a-f]{12}");
					assertThat(SCRAPED_AS.values()).allSatisfy(
							(name) -> assertThat(scrape.values(name, "process")).as(name).containsExactly(process));
				});
		});
	}

	@Test
	void areThoseOfAnotherProcessAfterARestart() {
		Set<String> processes = new HashSet<>();
		for (int start = 0; start < 2; start++) {
			application().run((context) -> processes.addAll(Scrape.of(context).values("slo_events_total", "process")));
		}
		assertThat(processes).hasSize(2);
	}

	@Test
	void sayWithAWebServerThatTheApplicationIsAService() {
		application().run((context) -> assertThat(lifecycles(context)).containsExactly("job"));
		application().withPropertyValues("monitored.lifecycle=service")
			.run((context) -> assertThat(lifecycles(context)).containsExactly("service"));
		WebApplicationContextRunner web = new WebApplicationContextRunner()
			.withConfiguration(MonitoredContext.configuration())
			.withPropertyValues("monitored.slo.definitions.all.signal=operation",
					"monitored.slo.definitions.all.availability=99%");
		web.run((context) -> assertThat(lifecycles(context)).containsExactly("service"));
		web.withPropertyValues("monitored.lifecycle=job")
			.run((context) -> assertThat(lifecycles(context)).containsExactly("job"));
	}

	private static Set<String> lifecycles(ApplicationContext context) {
		return Scrape.of(context).values("slo_info", "lifecycle");
	}

	@Test
	void areThoseOfTheParentInAChildContext() {
		application().run((parent) -> application().withParent(parent).run((child) -> {
			child.getBean(Orders.class).place();
			assertThat(child.getBean(SloCatalog.class)).isSameAs(parent.getBean(SloCatalog.class));
			assertThat(Scrape.of(parent).value("slo_events_total", "slo", "all-orders", "sli", "availability"))
				.isEqualTo(1);
		}));
	}

	@Test
	void areThereButForTheOneThatARegistryRefuses() {
		application().withBean(MeterFilter.class, () -> new MeterFilter() {

			@Override
			public Meter.Id map(Meter.Id id) {
				if (id.getName().equals("slo.bad.events")) {
					throw new IllegalStateException("Refused");
				}
				return id;
			}

		}).run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.has("slo_bad_events_total")).isFalse();
			assertThat(scrape.find("slo_events_total")).hasSize(5);
			assertThat(scrape.find("slo_window_days")).hasSize(5);
		});
	}

	@Test
	void areNotThereWhenCountingIsOff() {
		application().withPropertyValues("monitored.slo.enabled=false").run((context) -> {
			assertThat(context.getBean(Orders.class).place()).isEqualTo("placed");
			assertThat(Scrape.of(context).help().keySet()).noneMatch((family) -> family.startsWith("slo_"));
			assertThat(Scrape.of(context).boundaries("place")).contains("0.5");
		});
	}

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner(Orders.class)
			.withPropertyValues("spring.application.name=shop")
			.with(MonitoredContext.yaml("""
					monitored:
					  slo:
					    definitions:
					      all-orders:
					        signal: operation
					        match:
					          operation: "*"
					        availability: 99%
					        window: 7d
					        min-rate: 30/m
					        freshness: 26h
					        runbook: https://example.com/orders
					        page: false
					"""));
	}

	public static class Orders {

		@Monitored(operation = "place", availability = "99.9%", latency = { "p95 < 500ms", "p99.9 < 1s" },
				apdex = "0.9 @ 300ms", team = "orders")
		public String place() {
			return "placed";
		}

	}

}
