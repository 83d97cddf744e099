package dev.monitored.report.suggestion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.yaml.snakeyaml.Yaml;

import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.operation.Operations;
import dev.monitored.slo.Slo;
import dev.monitored.slo.objective.Objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SuggestionText}.
 */
class SuggestionTextTests {

	private static final String[] HOSTILE = { "OrderService.place", "yes", "null", "1e3", "key: value", "- item",
			"\"double\" 'single' \\ back", "two\nlines\tand a tab", "# comment", "{{ .Values }} $HOME", "Größe 😀",
			"orders.place", "orders-place", "a*b", "a".repeat(100) };

	@Test
	void writesWhatWasMeasured() {
		application().run((context) -> {
			record("http.server.requests", context, 10_000, "method", "GET", "uri", "/api/orders/{id}", "outcome",
					"SUCCESS");
			record("http.server.requests", context, 20, "method", "GET", "uri", "/api/orders/{id}", "outcome",
					"SERVER_ERROR");
			record("http.server.requests", context, 5_000, "method", "GET", "uri", "/api/orders/{id}", "outcome",
					"UNKNOWN");
			recordLeftOut(context);
			assertThat(yaml(context, Instant.now().minus(192, ChronoUnit.MINUTES))).contains("""
					# Objectives suggested by what this process has measured: one instance, 3.2 hours (since\
					""").contains("""
					incidents included.
					""").contains("""
					monitored:
					  slo:
					    definitions:
					      # 10020 calls, 20 failed (99.800 % succeeded); p95 at most 50ms; p99 at most 50ms
					      get-api-orders-id:
					        signal: http-server
					        match:
					          method: GET
					          uri: "/api/orders/{id}"
					        availability: "99.5%"
					        latency:
					          - "p99 < 50ms"
					# 1 more had fewer than 100 calls.
					""").doesNotContain("actuator", "/**");
		});
	}

	@Test
	void rounds95And99PercentUpToUsualTimes() {
		application().run((context) -> {
			call("import", context, 950, 3);
			call("import", context, 40, 60);
			call("import", context, 10, 700);
			assertThat(yaml(context)).contains("p95 at most 5ms; p99 at most 100ms", "- \"p95 < 5ms\"",
					"- \"p99 < 100ms\"");
		});
	}

	@Test
	void saysWhereTheSampleCannotShowMore() {
		application().run((context) -> {
			call("import", context, 100, 3);
			assertThat(yaml(context)).contains("# 100 calls, 0 failed (100.000 % succeeded); p95 at most 5ms",
					"# no higher availability: so few calls cannot show it", "availability: \"95%\"",
					"# no p99: it needs at least 300 successful calls", "- \"p95 < 5ms\"");
		});
	}

	@Test
	void suggestsNoTimeAboveTheLastBoundary() {
		application().run((context) -> {
			call("import", context, 1000, 5_000);
			assertThat(yaml(context))
				.contains("# no latency: calls were slower than the last bucket", "availability: \"99.5%\"")
				.doesNotContain("latency:\n");
		});
	}

	@Test
	void suggestsNothingForWhatMostlyFails() {
		application().run((context) -> {
			record("operation.duration", context, 1000, "operation", "import", "status", "error");
			assertThat(yaml(context)).contains("# There is nothing to suggest yet.",
					"# operation {\"operation\": \"import\"}",
					"# no availability: fewer than 90 % succeeded. Look at the failures first");
			Object read = new Yaml().load(yaml(context));
			assertThat(read).isNull();
		});
	}

	@Test
	void namesWhatHasObjectivesAlready() {
		application().withPropertyValues("monitored.slo.definitions.all.signal=operation",
				"monitored.slo.definitions.all.availability=99%", "monitored.slo.definitions.all.match.operation=imp*")
			.run((context) -> {
				call("import", context, 1000, 3);
				call("export", context, 1000, 3);
				assertThat(yaml(context))
					.contains("# operation {\"operation\": \"import\"} has objectives already: \"all\"",
							"      export:")
					.doesNotContain("      import:");
			});
	}

	@Test
	void isShortWhateverThereIs() {
		application().withPropertyValues("monitored.guard.max-values=5000").run((context) -> {
			for (int index = 0; index < 1000; index++) {
				record("operation.duration", context, 200, "operation", "o" + index, "status", "success");
			}
			assertThat(yaml(context)).contains("# 900 more are left out.").hasSizeLessThan(40_000);
		});
	}

	@Test
	void suggestsNothingWithoutCalls() {
		application().run((context) -> assertThat(yaml(context)).contains("# There is nothing to suggest yet.")
			.doesNotContain("monitored:"));
	}

	@Test
	void isUnderstoodByTheApplicationThatItIsPastedInto() {
		List<String> pasted = new ArrayList<>();
		application().run((context) -> {
			for (String name : HOSTILE) {
				call(name, context, 1000, 3);
			}
			call("${nowhere}", context, 1000, 3);
			recordOfEachSignal(context);
			pasted.add(yaml(context));
		});
		application().with(MonitoredContext.yaml(pasted.get(0))).run((context) -> {
			assertThat(context).hasNotFailed();
			List<Slo> slos = context.getBean(SloCatalog.class).slos().stream().map(TrackedSlo::slo).toList();
			assertThat(slos).hasSize(HOSTILE.length + 4)
				.allSatisfy(
						(slo) -> assertThat(slo.objectives()).extracting(Objective::text).first().isEqualTo("99.5%"));
			for (String name : HOSTILE) {
				assertThat(slos).as(name).anyMatch((slo) -> slo.matches(Map.of("operation", name)));
			}
			assertThat(slos).extracting(Slo::name)
				.contains("orderservice-place", "table-order", "model-openai-gpt-4o", "client-bank-example-com");
			assertThat(slos).noneMatch((slo) -> slo.match().toString().contains("nowhere"));
		});
	}

	@Test
	void addsUpWhatAPatternMatches() {
		application().run((context) -> {
			record("http.server.requests", context, 1000, "method", "GET", "uri", "/files/a/{id}", "outcome",
					"SUCCESS");
			record("http.server.requests", context, 500, "method", "GET", "uri", "/files/**", "outcome", "SUCCESS");
			record("http.server.requests", context, 300, "method", "GET", "uri", "/files/a/{id}", "outcome",
					"SERVER_ERROR");
			assertThat(yaml(context)).contains("# 1300 calls, 300 failed", "# 1800 calls, 300 failed",
					"# with the calls of what the pattern matches, too: {\"method\": \"GET\", \"uri\": \"/files/a/{id}\"}");
		});
	}

	@Test
	void suggestsWhatAnSloIsAboutInPartsOnly() {
		application()
			.withPropertyValues("monitored.slo.definitions.reports.signal=db",
					"monitored.slo.definitions.reports.availability=99%",
					"monitored.slo.definitions.reports.match.datasource=reporting")
			.run((context) -> {
				query(context, "main", "item");
				query(context, "main", "order");
				query(context, "reporting", "order");
				query(context, "reporting", "report");
				assertThat(yaml(context)).contains("      table-item:", "      table-order:")
					.doesNotContain("table-report:")
					.containsOnlyOnce("# a part has objectives already: \"reports\"")
					.contains("# db {\"table\": \"report\"} has objectives already: \"reports\"");
			});
	}

	@Test
	void countsAsFailedWhatMayHaveBrokenOff() {
		application().run((context) -> {
			record("http.server.requests", context, 1900, "method", "GET", "uri", "/download", "outcome", "SUCCESS",
					"exception", "none");
			record("http.server.requests", context, 100, "method", "GET", "uri", "/download", "outcome", "SUCCESS",
					"exception", "IOException");
			assertThat(yaml(context)).contains("# Numbers of http-server and http-client are those of Boot's timers",
					"# 2000 calls, 100 failed (95.000 % succeeded)",
					"# 100 of the failed had a good status and an exception.", "availability: \"95%\"");
		});
	}

	@Test
	void leavesOutNoValueThatOnlyLooksLikeAStandIn() {
		application().run((context) -> {
			query(context, "main", "_migrations");
			query(context, "main", "_other");
			query(context, "main", "_none");
			assertThat(yaml(context)).contains("table: \"_migrations\"").doesNotContain("_other", "_none");
		});
	}

	@Test
	void saysHowLongItHasMeasured() {
		application().run((context) -> {
			assertThat(yaml(context, Instant.now().minusSeconds(150))).contains("one instance, 2 minutes (since ");
			assertThat(yaml(context, Instant.now().minusSeconds(90 * 60))).contains("one instance, 1.5 hours (since ");
		});
	}

	@Test
	void needsNoRegistry() {
		application().run((context) -> assertThatNoException().isThrownBy(
				() -> new SuggestionText(() -> null, context.getBean(SloCatalog.class), Instant.now(), (route) -> true)
					.yaml()));
	}

	private static void call(String operation, ApplicationContext context, int calls, int millis) {
		context.getBean(Operations.class).record(operation, () -> {
		});
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		Timer timer = registry.get("operation.duration").tags("operation", operation, "status", "success").timer();
		for (int call = 1; call < calls; call++) {
			timer.record(Duration.ofMillis(millis));
		}
	}

	private static void recordOfEachSignal(ApplicationContext context) {
		record("http.server.requests", context, 1000, "method", "GET", "uri", "/a/{id:[0-9]{1,3}}/*", "outcome",
				"SUCCESS");
		record("db.query.duration", context, 1000, "datasource", "main", "operation", "SELECT", "table", "order",
				"status", "success");
		record("llm.latency", context, 1000, "provider", "openai", "model", "gpt-4o", "stream.mode", "none", "status",
				"success");
		record("http.client.requests", context, 1000, "client.name", "bank.example.com", "method", "GET", "uri", "/x",
				"outcome", "SUCCESS");
	}

	private static void query(ApplicationContext context, String datasource, String table) {
		record("db.query.duration", context, 1000, "datasource", datasource, "operation", "SELECT", "table", table,
				"status", "success");
	}

	private static void recordLeftOut(ApplicationContext context) {
		record("http.server.requests", context, 10_000, "method", "GET", "uri", "/actuator/health", "outcome",
				"SUCCESS");
		record("http.server.requests", context, 10_000, "method", "GET", "uri", "/**", "outcome", "SUCCESS");
		record("http.server.requests", context, 99, "method", "PUT", "uri", "/api/orders", "outcome", "SUCCESS");
	}

	private static void record(String name, ApplicationContext context, int calls, String... tags) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		Timer timer = Timer.builder(name)
			.tags(tags)
			.serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(100))
			.register(registry);
		for (int call = 0; call < calls; call++) {
			timer.record(Duration.ofMillis(30));
		}
	}

	private static String yaml(ApplicationContext context) {
		return yaml(context, Instant.now());
	}

	private static String yaml(ApplicationContext context, Instant since) {
		return new SuggestionText(() -> context.getBean(MeterRegistry.class), context.getBean(SloCatalog.class), since,
				(route) -> !route.startsWith("/actuator/"))
			.yaml();
	}

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner().withPropertyValues("spring.application.name=shop");
	}

}
