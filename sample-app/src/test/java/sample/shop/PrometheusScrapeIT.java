package sample.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import sample.shop.PrometheusClient.Sample;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the packaged shop and a real Prometheus that scrapes it, and compares what
 * Prometheus says to what the customers of the shop saw. The order matters: counts are
 * asked for when there is no traffic any more.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrometheusScrapeIT {

	private static final int ROUNDS = 120;

	@TempDir
	static Path directory;

	private static @Nullable RunningProcess shop;

	private static @Nullable RunningProcess prometheusServer;

	private static int shopPort;

	private static PrometheusClient prometheus = new PrometheusClient(0);

	@BeforeAll
	static void startShopAndPrometheus() throws Exception {
		if (!PrometheusServer.PROGRAM.isPresent()) {
			return;
		}
		shop = PackagedShop.start("shop.log", "--shop.traffic.enabled=false", "--shop.traffic.rounds=" + ROUNDS,
				"--shop.traffic.pause=100ms");
		shopPort = shop.awaitPort(PackagedShop.PORT);
		prometheusServer = PrometheusServer.start("prometheus.log", directory,
				Files.readString(Path.of("observability/prometheus/prometheus.yml"))
					.replace("shop:8080", "localhost:" + shopPort));
		prometheus = new PrometheusClient(prometheusServer.awaitPort(PrometheusServer.PORT));
		openTheShop();
	}

	/**
	 * Lets customers in as soon as Prometheus looks on, whose rates see nothing of what
	 * was before.
	 */
	private static void openTheShop() throws Exception {
		Patience.await().until(() -> prometheus.query("operation_active"), (samples) -> !samples.isEmpty());
		HttpResponse<Void> opened = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:%d/api/traffic".formatted(shopPort)))
				.POST(HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.discarding());
		assertThat(opened.statusCode()).isEqualTo(204);
	}

	@AfterAll
	static void endShopAndPrometheus() throws InterruptedException {
		try {
			end(prometheusServer);
		}
		finally {
			end(shop);
		}
	}

	@BeforeEach
	void requirePrometheus() {
		PrometheusServer.PROGRAM.require();
	}

	@Test
	@Order(1)
	void answersTheQuantileOfEveryOperationThatSucceeded() {
		Patience.await().untilAsserted(() -> {
			assertThat(succeeded()).isEqualTo(ShopOperations.names());
			assertThat(quantiles()).containsOnlyKeys(ShopOperations.names());
			assertThat(quantiles().values()).doesNotContain(Double.NaN);
		});
	}

	@Test
	@Order(2)
	void hasABucketAtEveryThreshold() throws Exception {
		Map<String, Set<Double>> boundaries = new TreeMap<>();
		prometheus.query("group by (operation, le) (operation_duration_seconds_bucket)")
			.forEach((sample) -> boundaries.computeIfAbsent(sample.label("operation"), (added) -> new TreeSet<>())
				.add(Double.parseDouble(sample.label("le").replace("Inf", "Infinity"))));
		assertThat(ShopOperations.thresholds()).allSatisfy(
				(operation, thresholds) -> assertThat(boundaries.get(operation)).as(operation).containsAll(thresholds));
	}

	@Test
	@Order(3)
	void countsExactlyWhatTheCustomersSaw() throws Exception {
		Patience.await().untilAsserted(() -> assertThat(traffic().at("/finished").asBoolean()).isTrue());
		Map<String, Double> tally = tally();
		assertThat(tally).isNotEmpty();
		Patience.await().untilAsserted(() -> assertThat(counts()).containsExactlyInAnyOrderEntriesOf(tally));
	}

	@Test
	@Order(4)
	void hasNoCallInFlightWhenEveryoneWentHome() {
		Patience.await()
			.untilAsserted(() -> assertThat(active()).containsOnlyKeys(ShopOperations.names())
				.allSatisfy((operation, calls) -> assertThat(calls).isZero()));
	}

	@Test
	@Order(5)
	void countsTheEventsThatTheShopSays() throws Exception {
		Map<String, Double> said = new TreeMap<>();
		PrometheusClient.get("http://localhost:%d/actuator/slo".formatted(shopPort))
			.at("/slos")
			.forEach((slo) -> slo.at("/objectives").forEach((objective) -> {
				String name = "%s %s".formatted(slo.at("/name").asString(), objective.at("/sli").asString());
				said.put(name + " events", objective.at("/sinceStart/events").asDouble());
				said.put(name + " bad", objective.at("/sinceStart/badEvents").asDouble());
			}));
		assertThat(said).containsKeys("orders.place availability events", "checkout latency_p95 bad");
		Patience.await().untilAsserted(() -> assertThat(events()).containsExactlyInAnyOrderEntriesOf(said));
	}

	@Test
	@Order(6)
	void countsAsEventsWhatItTimesAsCalls() throws Exception {
		assertThat(differences("slo_events_total", "status!='cancelled'")).hasSizeGreaterThan(8).containsOnly(0.0);
		assertThat(differences("slo_bad_events_total", "status='error'")).hasSizeGreaterThan(8).containsOnly(0.0);
	}

	@Test
	@Order(7)
	void countsTheSameRequestsOnBothSides() throws Exception {
		Map<String, Double> events = events();
		assertThat(events.get("orders-api availability events")).isPositive()
			.isEqualTo(events.get("orders-client availability events"));
		assertThat(events.get("orders-api availability bad")).isEqualTo(events.get("orders-client availability bad"));
	}

	@Test
	@Order(8)
	void countsForAnObjectiveOfTwoCountersWhatBecameOfOrders() throws Exception {
		Map<String, Double> tally = tally();
		double ended = tally.getOrDefault("orders.place success", 0.0) + tally.getOrDefault("orders.place error", 0.0);
		Map<String, Double> events = events();
		assertThat(events).containsEntry("order-success availability events", ended)
			.containsEntry("order-success availability bad",
					ended - tally.getOrDefault("OrderRepository.add success", 0.0));
	}

	private static List<Double> differences(String counter, String calls) throws Exception {
		return prometheus.query("""
				%s{sli='availability'} - on (slo) label_replace(
				sum by (operation) (operation_duration_seconds_count{%s}), 'slo', '$1', 'operation', '(.+)')
				""".formatted(counter, calls)).stream().map(Sample::value).toList();
	}

	private static Map<String, Double> events() throws Exception {
		Map<String, Double> events = new TreeMap<>();
		for (Sample sample : prometheus.query("slo_events_total")) {
			events.put("%s %s events".formatted(sample.label("slo"), sample.label("sli")), sample.value());
		}
		for (Sample sample : prometheus.query("slo_bad_events_total")) {
			events.put("%s %s bad".formatted(sample.label("slo"), sample.label("sli")), sample.value());
		}
		return events;
	}

	private static void end(@Nullable RunningProcess process) throws InterruptedException {
		if (process != null) {
			process.end();
		}
	}

	private static Map<String, Double> quantiles() throws Exception {
		return byOperation(prometheus.query("""
				max_over_time(
				histogram_quantile(0.95, sum by (le, operation) (rate(operation_duration_seconds_bucket[1m])))[1h:1s])
				"""));
	}

	private static Map<String, Double> active() throws Exception {
		return byOperation(prometheus.query("operation_active"));
	}

	private static Map<String, Double> byOperation(List<Sample> samples) {
		return samples.stream().collect(Collectors.toMap((sample) -> sample.label("operation"), Sample::value));
	}

	private static Map<String, Double> counts() throws Exception {
		return prometheus.query("sum by (operation, status) (operation_duration_seconds_count) > 0")
			.stream()
			.collect(Collectors.toMap((sample) -> sample.label("operation") + " " + sample.label("status"),
					Sample::value));
	}

	private static Map<String, Double> tally() throws Exception {
		Map<String, Double> tally = new TreeMap<>();
		traffic().at("/calls")
			.properties()
			.forEach((operation) -> operation.getValue()
				.properties()
				.forEach((status) -> tally.put(operation.getKey() + " " + status.getKey(),
						status.getValue().asDouble())));
		return tally;
	}

	private static Set<String> succeeded() throws Exception {
		return tally().keySet()
			.stream()
			.filter((key) -> key.endsWith(" success"))
			.map((key) -> key.replace(" success", ""))
			.collect(Collectors.toSet());
	}

	private static JsonNode traffic() throws Exception {
		return PrometheusClient.get("http://localhost:%d/api/traffic".formatted(shopPort));
	}

}
