package dev.monitored.dashboard.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.monitored.Patience;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.ObjectiveStatus;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.catalog.status.SloStatus;
import dev.monitored.dashboard.history.Range;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DashboardData}.
 */
class DashboardDataTests {

	private static final String MARKUP = "<img src=x onerror=alert(1)>";

	@Test
	void hasTheNumbersOfTheOtherEndpoint() {
		OrdersApplication.runner().run((context) -> {
			OrdersApplication.place(context, 30, 7);
			JsonNode rows = json(context, 0).at("/slos/rows");
			for (SloStatus slo : new SloReporter(context.getBean(SloCatalog.class), Instant.EPOCH).all().slos()) {
				JsonNode row = find(rows, "name", slo.name());
				for (ObjectiveStatus objective : slo.objectives()) {
					JsonNode shown = find(row.get("objectives"), "sli", objective.sli());
					assertThat(shown.get("eventsSinceStart").asLong()).isEqualTo(objective.sinceStart().events());
					assertThat(shown.get("badSinceStart").asDouble()).isEqualTo(objective.sinceStart().badEvents());
					assertThat(shown.get("events5m").asLong())
						.isEqualTo(Objects.requireNonNull(objective.periods().get("5m")).events());
					assertThat(shown.get("bad5m").asDouble())
						.isEqualTo(Objects.requireNonNull(objective.periods().get("5m")).badEvents());
				}
			}
			assertThat(find(rows, "name", "place").at("/objectives/0/bad5m").asLong()).isEqualTo(7);
		});
	}

	@Test
	void sortsTheWorstFirstAndSaysWhyAndSinceWhen() {
		OrdersApplication.runner().run((context) -> {
			OrdersApplication.place(context, 30, 7);
			context.getBean(OrdersApplication.Orders.class).list(true);
			JsonNode rows = json(context, 0).at("/slos/rows");
			assertThat(names(rows)).containsExactly("place", "list");
			JsonNode worst = rows.get(0);
			assertThat(worst.at("/objectives/0/words").asString()).isEqualTo("99 % succeed");
			assertThat(worst.at("/objectives/1/words").asString()).isEqualTo("95 % within 10s");
			assertThat(worst.get("burningSince").asLong()).isPositive();
			assertThat(worst.at("/cause/cause").asString()).isEqualTo("unmeasured");
			assertThat(worst.at("/cause/share").asDouble()).isEqualTo(1);
			assertThat(rows.get(1).get("burningSince").isNull()).isTrue();
		});
	}

	@Test
	void knowsNoBurnRateOfAPeriodThatIsLongerThanTheProcess() {
		OrdersApplication.runner().run((context) -> {
			OrdersApplication.place(context, 1, 1);
			JsonNode objective = json(context, 0).at("/slos/rows/0/objectives/0");
			assertThat(objective.has("burn5m")).isTrue();
			assertThat(objective.get("burn5m").isNull()).isTrue();
			assertThat(objective.get("burn1h").isNull()).isTrue();
		});
	}

	@Test
	void saysWhichProcessItIs() {
		OrdersApplication.runner()
			.withPropertyValues("monitored.dashboard.grafana-url=https://grafana.example.com/d/x")
			.run((context) -> {
				JsonNode process = json(context, 0).get("process");
				assertThat(process.get("application").asString()).isEqualTo("shop");
				assertThat(process.get("id").asString()).isEqualTo(context.getBean(SloCatalog.class).process());
				assertThat(process.get("startedAt").asLong()).isEqualTo(context.getStartupDate());
				assertThat(process.get("grafanaUrl").asString()).isEqualTo("https://grafana.example.com/d/x");
				assertThat(process.get("profiler").isNull()).isTrue();
			});
	}

	@ParameterizedTest
	@CsvSource({ "dashboard, profiler, profiler", "/ops/page, profiler, ../profiler",
			"page, /ops/profiles, ops/profiles" })
	void saysWhereTheProfilerIs(String dashboard, String profiler, String path) {
		OrdersApplication.runner()
			.withPropertyValues("management.endpoints.web.exposure.include=dashboard,profiler",
					"management.endpoint.profiler.access=UNRESTRICTED",
					"management.endpoints.web.path-mapping.dashboard=" + dashboard,
					"management.endpoints.web.path-mapping.profiler=" + profiler)
			.run((context) -> assertThat(json(context, 0).at("/process/profiler").asString()).isEqualTo(path));
	}

	@Test
	void returnsOnlyWhatChanged() {
		OrdersApplication.runner().run((context) -> {
			OrdersApplication.place(context, 3, 1);
			JsonNode first = json(context, 0);
			long cursor = first.get("cursor").asLong();
			assertThat(first.at("/slos/complete").asBoolean()).isTrue();
			context.getBean(OrdersApplication.Orders.class).list(true);
			JsonNode later = json(context, cursor);
			assertThat(later.at("/slos/complete").asBoolean()).isFalse();
			assertThat(names(later.at("/slos/rows"))).containsExactly("list");
			assertThat(later.at("/history/times").valueStream().map(JsonNode::asLong))
				.allMatch((time) -> time > cursor);
		});
	}

	@Test
	void returnsEverythingForACursorThatIsNotItsOwn() {
		OrdersApplication.runner().run((context) -> {
			OrdersApplication.place(context, 3, 1);
			long cursor = json(context, 0).get("cursor").asLong();
			JsonNode data = json(context, cursor + 3_600_000);
			assertThat(data.at("/slos/complete").asBoolean()).isTrue();
			assertThat(names(data.at("/slos/rows"))).containsExactly("place", "list");
			assertThat(data.at("/history/times").isEmpty()).isFalse();
		});
	}

	@Test
	void showsTheLastBrokenCallsWithoutWhatTheySaid() {
		OrdersApplication.runner().run((context) -> {
			OrdersApplication.place(context, 0, 120);
			Patience.await("all calls have been heard of",
					() -> json(context, 0).at("/calls/0/number").asLong() == 120);
			JsonNode calls = json(context, 0).get("calls");
			assertThat(calls.size()).isEqualTo(100);
			JsonNode last = calls.get(0);
			assertThat(last.get("error").asString()).isEqualTo("IllegalStateException");
			assertThat(last.at("/labels/operation").asString()).isEqualTo("place");
			assertThat(last.at("/broken/place/0").asString()).isEqualTo("99%");
			assertThat(last.get("status").asString()).isEqualTo("error");
			assertThat(last.get("cause").asString()).isEqualTo("unmeasured");
			assertThat(text(context, 0)).doesNotContain("card 4111");
		});
	}

	@Test
	void showsTheLastBrokenCallsOfOneSloThoughOthersBreakMoreOften() {
		OrdersApplication.runner().run((context) -> {
			OrdersApplication.Orders orders = context.getBean(OrdersApplication.Orders.class);
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> orders.list(false));
			OrdersApplication.place(context, 0, 120);
			Patience.await("all calls have been heard of",
					() -> json(context, 0).at("/calls/0/number").asLong() == 121);
			DashboardData data = context.getBean(DashboardData.class);
			JsonNode calls = JsonMapper.shared().readTree(data.json(0, Range.HOUR, "list", 0L)).get("calls");
			assertThat(calls.size()).isEqualTo(1);
			assertThat(calls.at("/0/labels/operation").asString()).isEqualTo("list");
			assertThat(JsonMapper.shared().readTree(data.json(0, Range.HOUR, "list", 1L)).get("calls")).isEmpty();
			assertThat(JsonMapper.shared().readTree(data.json(0, Range.HOUR, null, 120L)).get("calls")).hasSize(1);
		});
	}

	@Test
	void hasAtMostTwoHundredRowsOfEachTable() {
		OrdersApplication.runner().run((context) -> {
			Operations operations = context.getBean(Operations.class);
			for (int operation = 0; operation < 260; operation++) {
				operations.record("operation-" + operation, () -> {
				});
			}
			JsonNode data = json(context, 0);
			JsonNode rows = data.at("/signals/operation/rows");
			assertThat(rows.size()).isLessThanOrEqualTo(200);
			assertThat(find(rows, "labels", "{\"operation\":\"_other\"}").get("callsSinceStart").asLong()).isPositive();
			assertThat(StreamSupport.stream(rows.spliterator(), false)
				.mapToLong((row) -> row.get("callsSinceStart").asLong())
				.sum()).isEqualTo(260);
		});
	}

	@Test
	void writesMarkupInNamesAsItIs() {
		OrdersApplication.runner().withPropertyValues("spring.application.name=" + MARKUP).run((context) -> {
			context.getBean(Operations.class).record(MARKUP, () -> {
			});
			JsonNode data = json(context, 0);
			assertThat(data.at("/process/application").asString()).isEqualTo(MARKUP);
			assertThat(text(context, 0)).contains("onerror=alert(1)");
		});
	}

	@Test
	void writesTheSameNumbersInEachLanguage() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
		try {
			OrdersApplication.runner().run((context) -> {
				OrdersApplication.place(context, 2, 1);
				assertThat(json(context, 0).at("/slos/rows/0/objectives/0/words").asString()).isEqualTo("99 % succeed");
			});
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void hasTheMembersThatAreDocumented() throws Exception {
		String documented = Files.readString(Path.of("../docs/dashboard.md"));
		OrdersApplication.runner().run((context) -> {
			OrdersApplication.place(context, 3, 1);
			Patience.await("the call has been heard of", () -> !json(context, 0).get("calls").isEmpty());
			assertMembersAreIn(documented, json(context, 0), "");
		});
	}

	private static void assertMembersAreIn(String documented, JsonNode node, String path) {
		if (node.isArray() && !node.isEmpty()) {
			assertMembersAreIn(documented, node.get(0), path + "[]");
		}
		if (node.isObject() && !path.matches("\\.(signals|latency|history\\.series|calls\\[]\\.(labels|broken))")
				&& !path.endsWith(".labels")) {
			node.properties().forEach((member) -> {
				assertThat(documented).as(path + "." + member.getKey()).contains("`" + member.getKey() + "`");
				assertMembersAreIn(documented, member.getValue(), path + "." + member.getKey());
			});
		}
	}

	private static JsonNode json(ApplicationContext context, long since) {
		return JsonMapper.shared().readTree(text(context, since));
	}

	// A sample is shared for a second: this waits for one that is taken from now on
	private static String text(ApplicationContext context, long since) {
		long now = System.currentTimeMillis();
		DashboardData data = context.getBean(DashboardData.class);
		Patience.await("a sample", () -> cursor(data) >= now);
		return new String(data.json(since, Range.HOUR, null, null), StandardCharsets.UTF_8);
	}

	private static long cursor(DashboardData data) {
		return (Long) Objects.requireNonNull(data.changed(Long.MAX_VALUE, Range.HOUR, null, null).get("cursor"));
	}

	private static JsonNode find(JsonNode rows, String member, String value) {
		return StreamSupport.stream(rows.spliterator(), false)
			.filter((row) -> value
				.equals(row.get(member).isString() ? row.get(member).asString() : row.get(member).toString()))
			.findFirst()
			.orElseThrow(() -> new AssertionError(value + " is not in " + rows));
	}

	private static List<String> names(JsonNode rows) {
		Iterator<JsonNode> all = rows.iterator();
		List<String> names = new ArrayList<>();
		all.forEachRemaining((row) -> names.add(row.get("name").asString()));
		return names;
	}

}
