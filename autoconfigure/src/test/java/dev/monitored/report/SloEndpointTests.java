package dev.monitored.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.catalog.status.EventCounts;
import dev.monitored.catalog.status.SloReport;
import dev.monitored.catalog.status.SloStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SloEndpoint}.
 */
class SloEndpointTests {

	@Test
	void reportsWhatThisInstanceHasCounted() {
		application().run((context) -> {
			Orders orders = context.getBean(Orders.class);
			for (int call = 0; call < 996; call++) {
				orders.place(true);
			}
			for (int call = 0; call < 4; call++) {
				assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> orders.place(false));
			}
			JSONAssert.assertEquals(expected(), json(context.getBean(SloEndpoint.class).slos()),
					JSONCompareMode.STRICT_ORDER);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "customer.tier", "customer_tier" })
	void spellsLabelsAsPrometheusDoes(String label) {
		application()
			.withPropertyValues("monitored.operation.tag-keys=customer.tier",
					"monitored.slo.definitions.all.match." + label + "=_none")
			.run((context) -> {
				context.getBean(Orders.class).place(true);
				assertThatExceptionOfType(IllegalStateException.class)
					.isThrownBy(() -> context.getBean(Orders.class).place(false));
				SloStatus status = slo("all", context);
				assertThat(status.match()).containsOnlyKeys("customer_tier", "operation");
				assertThat(status.objectives().get(0).mostBudgetSpentBy()).singleElement()
					.satisfies((events) -> assertThat(events.labels())
						.isEqualTo(Map.of("operation", "place", "customer_tier", "_none")));
			});
	}

	@Test
	void knowsNoRatioWithoutEvents() {
		application().run((context) -> {
			SloStatus status = slo("nothing", context);
			assertThat(status.matched()).isFalse();
			assertThat(status.objectives()).singleElement().satisfies((objective) -> {
				assertThat(objective.sinceStart()).isEqualTo(new EventCounts(0, 0, null, null));
				assertThat(objective.periods()).containsOnlyKeys("5m", "1h", "6h");
				assertThat(objective.budgetRemaining()).isNull();
				assertThat(objective.secondsToPage()).isNull();
			});
		});
	}

	@Test
	void knowsWhenTheLastCallSucceededIfThatIsLimited() {
		application().withPropertyValues("monitored.slo.definitions.all.freshness=26h").run((context) -> {
			assertThat(slo("all", context)).extracting(SloStatus::freshness, SloStatus::lastSuccess)
				.containsExactly("26h", null);
			Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
			context.getBean(Orders.class).place(true);
			assertThat(slo("all", context).lastSuccess()).isBetween(before, Instant.now());
			assertThat(slo("place", context).lastSuccess()).isNull();
		});
	}

	@Test
	void returnsOneSlo() {
		application().run((context) -> {
			assertThat(context.getBean(SloEndpoint.class).slo("place")).extracting(SloStatus::name).isEqualTo("place");
			assertThat(context.getBean(SloEndpoint.class).slo("unknown")).isNull();
		});
	}

	@Test
	void saysWhichCallsSpentMostBudget() {
		application().run((context) -> {
			Orders orders = context.getBean(Orders.class);
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> orders.place(false));
			for (int call = 0; call < 3; call++) {
				assertThatExceptionOfType(IllegalStateException.class).isThrownBy(orders::cancel);
			}
			SloStatus status = slo("all", context);
			assertThat(status.objectives().get(0).mostBudgetSpentBy()).satisfiesExactly(
					(first) -> assertThat(first)
						.hasToString("LabelledEvents[labels={operation=cancel}, events=3, badEvents=3.0, share=0.75]"),
					(second) -> assertThat(second)
						.hasToString("LabelledEvents[labels={operation=place}, events=1, badEvents=1.0, share=0.25]"));
		});
	}

	@Test
	void isNotThereUnlessExposed() {
		application()
			.withPropertyValues("management.endpoints.web.exposure.include=health",
					"management.endpoints.jmx.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(SloEndpoint.class));
	}

	@Test
	void isNotThereWhenCountingIsOff() {
		application().withPropertyValues("monitored.slo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SloEndpoint.class));
	}

	private static SloStatus slo(String name, ApplicationContext context) {
		return Objects.requireNonNull(context.getBean(SloEndpoint.class).slo(name));
	}

	private static String expected() throws IOException {
		return new ClassPathResource("slo-report.json", SloEndpointTests.class)
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private static String json(SloReport report) {
		return JsonMapper.builder()
			.build()
			.writeValueAsString(report)
			.replaceAll("\"since\":\"[^\"]+\"", "\"since\":\"\"");
	}

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner(Orders.class)
			.withPropertyValues("spring.application.name=shop", "management.endpoints.web.exposure.include=slo",
					"spring.main.web-application-type=none", "management.endpoints.jmx.exposure.include=slo",
					"spring.jmx.enabled=true")
			.with(MonitoredContext.yaml("""
					monitored:
					  slo:
					    definitions:
					      all:
					        signal: operation
					        match: { operation: [ "p*", cancel ] }
					        availability: 99%
					        window: 7d
					        min-rate: 10/s
					        team: orders
					        runbook: https://example.com/all
					      nothing:
					        signal: operation
					        match: { operation: nothing }
					        latency: "p95 < 500ms"
					        page: false
					"""));
	}

	public static class Orders {

		@Monitored(operation = "place", availability = "99.9%", latency = "p99.9 < 100s")
		public void place(boolean success) {
			if (!success) {
				throw new IllegalStateException();
			}
		}

		@Monitored(operation = "cancel")
		public void cancel() {
			throw new IllegalStateException();
		}

	}

}
