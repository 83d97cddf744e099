package sample.shop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import sample.shop.GrafanaDashboard.Expression;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the dashboards that Monitored ships, without a Prometheus.
 */
class GrafanaDashboardTests {

	private static final Path METRICS = Path.of("..", "docs", "metrics.md");

	/** What Prometheus itself writes about the alerts of a rule file. */
	private static final Set<String> PROMETHEUS = Set.of("ALERTS");

	/** What Spring Boot exports. */
	private static final Set<String> BOOT = Set.of("http_server_requests_seconds_count",
			"http_server_requests_seconds_sum", "http_server_requests_seconds_max",
			"jvm_gc_memory_allocated_bytes_total", "jvm_gc_overhead", "jvm_gc_pause_seconds_max",
			"jvm_gc_pause_seconds_sum", "jvm_memory_usage_after_gc", "jvm_memory_used_bytes",
			"jvm_threads_live_threads", "jvm_threads_states_threads", "process_cpu_time_ns_total", "system_cpu_count");

	private static final Set<String> GRAFANA = Set.of("__interval", "__range", "__rate_interval");

	private static final Pattern NO_METRIC = Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|offset \\S+"
			+ "|\\b(by|without|on|ignoring|group_left|group_right) \\([^)]*\\)|\\b(and|or|unless|bool)\\b|(?<![\\w:])[0-9]\\w*");

	private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

	/** Labels with which all series that are left have the same boundaries. */
	private static final String PERCENTILES_OF = "(operation|operation, table|provider, model|tool|path)";

	private static final Pattern DASHBOARD = Pattern.compile("/d/([\\w-]+)");

	@Test
	void areTwo() throws IOException {
		assertThat(GrafanaDashboard.all()).extracting(GrafanaDashboard::name)
			.containsExactlyInAnyOrder("service.json", "slo-overview.json");
		assertThat(uids()).hasSize(2).doesNotContain("");
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void haveNoPanelTwice(GrafanaDashboard dashboard) {
		assertThat(dashboard.panels()).extracting((panel) -> panel.at("/id").asInt()).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void haveNoPanelOnTopOfAnother(GrafanaDashboard dashboard) {
		Set<List<Integer>> taken = new HashSet<>();
		assertThat(dashboard.panels())
			.allSatisfy((panel) -> assertThat(cells(panel)).isNotEmpty().allSatisfy((cell) -> {
				assertThat(cell.get(0)).isBetween(0, 23);
				assertThat(taken.add(cell)).isTrue();
			}));
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void sayWhatEveryNumberMeans(GrafanaDashboard dashboard) {
		assertThat(dashboard.charts()).isNotEmpty()
			.allSatisfy((panel) -> assertThat(List.of("/title", "/description", "/fieldConfig/defaults/unit"))
				.allSatisfy((pointer) -> assertThat(GrafanaDashboard.text(panel, pointer)).isNotBlank()));
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void readTheChosenDataSource(GrafanaDashboard dashboard) {
		assertThat(GrafanaDashboard.text(dashboard.variables().get(0), "/type")).isEqualTo("datasource");
		Stream<JsonNode> queries = dashboard.variables().stream().skip(1);
		Stream<JsonNode> targets = dashboard.charts()
			.stream()
			.flatMap((panel) -> Stream.concat(Stream.of(panel), GrafanaDashboard.children(panel, "/targets")));
		assertThat(Stream.of(queries, targets, dashboard.annotations().stream()).flatMap((all) -> all))
			.allSatisfy((node) -> assertThat(node.at("/datasource").toString())
				.isEqualTo("{\"type\":\"prometheus\",\"uid\":\"${datasource}\"}"));
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void useOnlyVariablesThatExist(GrafanaDashboard dashboard) {
		Set<String> known = dashboard.variables()
			.stream()
			.map((variable) -> GrafanaDashboard.text(variable, "/name"))
			.collect(Collectors.toCollection(() -> new HashSet<>(GRAFANA)));
		assertThat(dashboard.expressions())
			.allSatisfy((expression) -> assertThat(known).containsAll(expression.variables()));
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void askOnlyForMetricsThatExist(GrafanaDashboard dashboard) throws IOException {
		Set<String> known = new TreeSet<>(BOOT);
		known.addAll(PROMETHEUS);
		known.addAll(ofTheContract());
		known.addAll(ofTheRules());
		assertThat(dashboard.expressions()).isNotEmpty()
			.flatExtracting(GrafanaDashboardTests::metrics)
			.isSubsetOf(known);
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void haveRatesThatFitTheResolution(GrafanaDashboard dashboard) {
		assertThat(targets(dashboard)).allSatisfy((target) -> {
			String expected = target.at("/instant").asBoolean() ? "5m" : "$__rate_interval";
			assertThat(Pattern.compile("\\brate\\([^\\[]+\\[([^]]+)]")
				.matcher(GrafanaDashboard.text(target, "/expr"))
				.results()
				.map((rate) -> rate.group(1))).containsOnly(expected);
		});
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void showExemplarsOnceInEachChartOverTimeOfBuckets(GrafanaDashboard dashboard) {
		assertThat(targets(dashboard)).allSatisfy((target) -> {
			String expression = GrafanaDashboard.text(target, "/expr");
			boolean isLowerLine = expression.startsWith("histogram_quantile(1e-9,");
			boolean isOverTime = target.at("/range").asBoolean() && expression.contains("_bucket{");
			assertThat(target.at("/exemplar").asBoolean(false)).as(expression).isEqualTo(isOverTime && !isLowerLine);
		});
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void showTheBoundariesAroundPercentilesOfSummedBuckets(GrafanaDashboard dashboard) {
		assertThat(dashboard.expressions()).filteredOn((expression) -> expression.text().contains("_quantile"))
			.allSatisfy((expression) -> assertThat(expression.text())
				.matches("(?s)histogram_quantile\\((1e-9|1),\\n {2}sum by \\((" + PERCENTILES_OF
						+ ", )?le\\) \\(rate\\(.*\\)\\)\\n {2}>= bool on .*\\) >= 0"));
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void leaveAGapWhereThereIsNoValue(GrafanaDashboard dashboard) {
		assertThat(dashboard.charts()).filteredOn((panel) -> "timeseries".equals(GrafanaDashboard.text(panel, "/type")))
			.isNotEmpty()
			.allSatisfy((panel) -> assertThat(panel.at("/fieldConfig/defaults/custom/spanNulls").toString())
				.isEqualTo("false"));
	}

	@ParameterizedTest
	@MethodSource("sample.shop.GrafanaDashboard#all")
	void linkToEachOther(GrafanaDashboard dashboard) throws IOException {
		Set<String> linked = DASHBOARD.matcher(dashboard.json().toString())
			.results()
			.map((link) -> link.group(1))
			.collect(Collectors.toSet());
		Set<String> others = uids();
		others.remove(GrafanaDashboard.text(dashboard.json(), "/uid"));
		assertThat(linked).isSubsetOf(uids()).containsAll(others);
	}

	private static Set<String> uids() throws IOException {
		return GrafanaDashboard.all()
			.stream()
			.map((dashboard) -> GrafanaDashboard.text(dashboard.json(), "/uid"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<JsonNode> targets(GrafanaDashboard dashboard) {
		return dashboard.charts()
			.stream()
			.flatMap((panel) -> GrafanaDashboard.children(panel, "/targets"))
			.filter((target) -> GrafanaDashboard.text(target, "/expr").contains("rate("))
			.toList();
	}

	private static List<List<Integer>> cells(JsonNode panel) {
		int x = panel.at("/gridPos/x").asInt();
		int y = panel.at("/gridPos/y").asInt();
		return IntStream.range(x, x + panel.at("/gridPos/w").asInt())
			.boxed()
			.flatMap((column) -> IntStream.range(y, y + panel.at("/gridPos/h").asInt())
				.mapToObj((line) -> List.of(column, line)))
			.toList();
	}

	private static Set<String> metrics(Expression expression) {
		return METRIC.matcher(NO_METRIC.matcher(expression.text()).replaceAll(" "))
			.results()
			.map((metric) -> metric.group())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> ofTheContract() throws IOException {
		return Pattern.compile("(?m)^\\| `[a-z.]+` \\| `([a-z_]+)` \\| (\\w+) \\|")
			.matcher(Files.readString(METRICS))
			.results()
			.flatMap((row) -> Set.of("timer", "summary").contains(row.group(2))
					? Stream.of("_bucket", "_count", "_sum", "_max").map((suffix) -> row.group(1) + suffix)
					: Stream.of(row.group(1)))
			.collect(Collectors.toSet());
	}

	private static Set<String> ofTheRules() throws IOException {
		Set<String> recorded = new HashSet<>();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:META-INF/monitored/prometheus/*.yml")) {
			try (InputStream content = file.getInputStream()) {
				Pattern.compile("(?m)^ *- record: (\\S+)$")
					.matcher(new String(content.readAllBytes(), StandardCharsets.UTF_8))
					.results()
					.forEach((rule) -> recorded.add(rule.group(1)));
			}
		}
		return recorded;
	}

}
