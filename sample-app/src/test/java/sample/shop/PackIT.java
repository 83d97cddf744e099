package sample.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sample.shop.GrafanaDashboard.Expression;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Monitored ships for Prometheus and Grafana, against a Prometheus that scrapes two
 * releases of the shop: recording rules and panels have data, and so has whatever alerts
 * look at. Each minute of the rules is a second.
 */
class PackIT {

	private static final ShortenedRules rules = new ShortenedRules(Duration.ofSeconds(1));

	/**
	 * What has data in some states only: while an alert holds or no model answers, a day
	 * or a week after the start, or if an SLO says so. Of these, whatever they look at
	 * has data.
	 */
	private static final Pattern AT_TIMES = Pattern.compile(
			"monitored_slo:(alerting:.*|page:disabled|process:young|events:at_start|application:(replaced|preview)|longest_call:seconds|freshness:seconds)|application:(replaced:info|usual_instances:count)|http_client:refused:.*|db:cancelled:.*|ALERTS(_FOR_STATE)?|llm:failed_in_a_row:count|day_before:.*|week_before:.*");

	/**
	 * What the shop has not: pools of other libraries, Jetty, what finds deadlocks, a
	 * control group that limits its memory, clients that are refused, labels of targets,
	 * and the metrics of Prometheus itself.
	 */
	private static final Pattern OF_OTHERS = Pattern.compile(
			"(r2dbc_pool|reactor_netty|httpcomponents|jetty|jvm_threads_deadlocked|prometheus_rule|process_memory_(limit|working_set))_.*|http_client_requests_seconds_count\\{status=~?\"4.*|db_query_duration_seconds_count\\{status=\"cancelled\"}|monitored_slo:objective:ratio\\{(namespace|env|environment)=~.*");

	/**
	 * What only applications have that end by themselves.
	 */
	private static final String OF_JOBS = "lifecycle=\"job\"";

	/**
	 * Panels that are empty while all is well, or while a client's second attempt
	 * succeeds, and those of what the shop does not do: it executes no batch, all its
	 * queries succeed, none is repeated, its assistant has no tools, its memory has no
	 * limit, and its board of orders has no viewer.
	 */
	private static final Set<String> MAY_BE_EMPTY = Set.of("Firing alerts", "Applications without data",
			"Objectives without events", "annotation Deploys", "Model errors by kind", "Batch size",
			"Query errors by name", "Tool calls", "p95 duration of tools", "Ended connections",
			"p95 handling of messages", "Failed messages", "WebSocket errors by name", "Calls that repeat a query",
			"Memory of the process");

	/**
	 * What alerts look at besides, and only a user's own rules give.
	 */
	private static final String OWN_RULES = """
			groups:
			  - name: what the owners of the shop say
			    rules:
			      - record: monitored:page_override:bool
			        labels: { application: shop, slo: checkout }
			        expr: "1"
			      - record: monitored:threshold:operation_p95_seconds
			        labels: { operation: report.run }
			        expr: "30"
			      - record: monitored:threshold:db_p95_seconds
			        labels: { operation: SELECT, table: sales }
			        expr: "0.9"
			      - record: monitored:threshold:db_error_ratio
			        labels: { operation: INSERT, table: keys }
			        expr: "0.3"
			      - record: monitored:threshold:llm_error_ratio
			        labels: { model: nano }
			        expr: "0.3"
			      - record: monitored:threshold:llm_ttft_p95_seconds
			        labels: { model: o3 }
			        expr: "9"
			      - record: monitored:threshold:llm_cost_usd_per_hour
			        expr: "20"
			      - record: monitored:threshold:llm_cost_usd_per_hour
			        labels: { job: blog }
			        expr: "5"
			""";

	private static final Pattern IGNORED = Pattern.compile(
			"\"[^\"]*\"(?=[\\s,)])|\\[[^]]*]|offset \\S+|\\b(by|without|on|ignoring|group_left|group_right) \\([^)]*\\)");

	private static final Pattern SELECTOR = Pattern.compile("(?<![\\w:])[a-zA-Z_:][\\w:]*+(?!\\s*\\()(\\{[^}]*})?");

	private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "group_left", "Inf");

	private static final List<RunningProcess> processes = new ArrayList<>();

	@TempDir
	static Path directory;

	private static PrometheusClient prometheus = new PrometheusClient(0);

	@BeforeAll
	static void startTwoReleasesAndPrometheus() throws IOException {
		if (!PrometheusServer.PROGRAM.isPresent()) {
			return;
		}
		Path targets = directory.resolve("targets.json");
		int older = start("shop-older.log", "--spring.info.build.location=file:" + release("0.0.9"));
		Files.writeString(targets, targets(older));
		prometheus = new PrometheusClient(startPrometheus(targets));
		Patience.await()
			.until(() -> prometheus.query("present_over_time(monitored_slo:objective:ratio[1h] offset %ds)"
				.formatted(rules.minutes(120).toSeconds())), (samples) -> !samples.isEmpty());
		int newer = start("shop-newer.log");
		Path both = Files.writeString(directory.resolve("both"), targets(older, newer));
		Files.move(both, targets, StandardCopyOption.ATOMIC_MOVE);
	}

	@AfterAll
	static void end() throws InterruptedException {
		for (RunningProcess process : processes) {
			process.end();
		}
	}

	@BeforeEach
	void requirePrometheus() {
		PrometheusServer.PROGRAM.require();
	}

	@Test
	void recordingRulesHaveData() {
		Patience.await().untilAsserted(() -> {
			assertThat(records()).isNotEmpty();
			for (JsonNode rule : records()) {
				String name = rule.at("/name").asString();
				if (!AT_TIMES.matcher(name).matches()) {
					assertThat(seen(name)).as(name).isNotEmpty();
				}
			}
		});
	}

	@Test
	void whateverAlertsLookAtHasData() {
		Patience.await().untilAsserted(() -> {
			List<String> selectors = Stream
				.concat(rules("alerting").stream(),
						records().stream().filter((rule) -> AT_TIMES.matcher(rule.at("/name").asString()).matches()))
				.flatMap((rule) -> selectors(rule.at("/query").asString()).stream())
				.filter((selector) -> !selector.contains(OF_JOBS) && !OF_OTHERS.matcher(selector).matches())
				.filter((selector) -> !AT_TIMES.matcher(selector.replaceAll("\\{.*", "")).matches())
				.distinct()
				.toList();
			assertThat(selectors).hasSizeGreaterThan(30);
			for (String selector : selectors) {
				assertThat(seen(selector)).as(selector).isNotEmpty();
			}
		});
	}

	@Test
	void panelsHaveData() throws IOException {
		Map<String, String> values = new HashMap<>(GrafanaDashboardsIT.VALUES);
		values.put("instance", ".*");
		List<Expression> unseen = new ArrayList<>(GrafanaDashboard.all()
			.stream()
			.flatMap((dashboard) -> dashboard.expressions(values).stream())
			.filter((expression) -> !MAY_BE_EMPTY.contains(expression.source()))
			.toList());
		assertThat(unseen).isNotEmpty();
		Patience.await().untilAsserted(() -> {
			List<Expression> seen = new ArrayList<>();
			for (Expression expression : unseen) {
				if (!prometheus.query(expression.text()).isEmpty()) {
					seen.add(expression);
				}
			}
			unseen.removeAll(seen);
			assertThat(unseen).isEmpty();
		});
	}

	@Test
	void noRuleHasEverFailed() throws Exception {
		Patience.await().untilAsserted(() -> assertThat(records()).isNotEmpty());
		List<String> lines = PrometheusClient.lines("http://127.0.0.1:%d/metrics".formatted(prometheus.port()));
		assertThat(lines).filteredOn((line) -> line.startsWith("prometheus_rule_evaluation_failures_total{"))
			.hasSizeGreaterThan(4)
			.allMatch((line) -> line.endsWith("} 0"));
		assertThat(lines).as("what RulesNotEvaluated looks at")
			.anyMatch((line) -> line
				.matches("prometheus_rule_group_iterations_missed_total\\{rule_group=\".*;monitored-slo-alerts\"} .*"));
	}

	/**
	 * Rules that record the same series do so at every moment. A server that comes late
	 * to a moment takes it for the one before, refuses its values as duplicates too, and
	 * recovers at the next one.
	 */
	@Test
	void noTwoRulesRecordTheSameSeries() {
		Set<String> accepted = new HashSet<>();
		Patience.await().untilAsserted(() -> {
			Set<String> refused = new TreeSet<>();
			for (JsonNode rule : rules()) {
				(rule.at("/lastError").asString("").isEmpty() ? accepted : refused).add(identity(rule));
			}
			refused.removeAll(accepted);
			assertThat(refused).isEmpty();
		});
	}

	private static String identity(JsonNode rule) {
		return "%s %s %s".formatted(rule.at("/name").asString(), rule.at("/labels"), rule.at("/query").asString());
	}

	private static List<PrometheusClient.Sample> seen(String selector) throws Exception {
		return prometheus.query("last_over_time(%s[1h])".formatted(selector));
	}

	private static Set<String> selectors(String query) {
		Set<String> selectors = new LinkedHashSet<>();
		SELECTOR.matcher(IGNORED.matcher(query).replaceAll(" "))
			.results()
			.map(MatchResult::group)
			.filter((selector) -> !WORDS.contains(selector))
			.forEach(selectors::add);
		return selectors;
	}

	private static List<JsonNode> records() throws Exception {
		return rules("recording");
	}

	private static List<JsonNode> rules(String type) throws Exception {
		return rules().stream().filter((rule) -> type.equals(rule.at("/type").asString())).toList();
	}

	private static List<JsonNode> rules() throws Exception {
		List<JsonNode> rules = new ArrayList<>();
		PrometheusClient.get("http://127.0.0.1:%d/api/v1/rules".formatted(prometheus.port()))
			.at("/data/groups")
			.forEach((group) -> group.at("/rules").forEach(rules::add));
		return rules;
	}

	private static int start(String output, String... arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of("--shop.traffic.shoppers=6", "--shop.traffic.pause=100ms"));
		all.addAll(List.of(arguments));
		RunningProcess shop = PackagedShop.start(output, all.toArray(String[]::new));
		processes.add(shop);
		return shop.awaitPort(PackagedShop.PORT);
	}

	private static int startPrometheus(Path targets) throws IOException {
		for (String file : ShortenedRules.FILES) {
			rules.write(file, directory);
		}
		Files.writeString(directory.resolve("own-rules.yml"), OWN_RULES);
		RunningProcess server = PrometheusServer.start("prometheus-pack.log", directory, """
				global: { scrape_interval: 1s, scrape_timeout: 1s }
				rule_files: [ "*-rules.yml" ]
				scrape_configs:
				  - job_name: shop
				    metrics_path: /actuator/prometheus
				    file_sd_configs:
				      - files: [ %s ]
				""".formatted(targets));
		processes.add(server);
		return server.awaitPort(PrometheusServer.PORT);
	}

	private static Path release(String version) throws IOException {
		return Files.writeString(directory.resolve("build-info.properties"),
				"build.version=%s\nbuild.name=shop\n".formatted(version));
	}

	private static String targets(Integer... ports) {
		return "[ { \"targets\": [ %s ] } ]"
			.formatted(String.join(", ", Stream.of(ports).map((port) -> "\"localhost:%d\"".formatted(port)).toList()));
	}

}
