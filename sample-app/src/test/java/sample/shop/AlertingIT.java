package sample.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import sample.shop.AlertReceiver.Alert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three instances of the packaged shop, a Prometheus with the rules that Monitored ships,
 * an Alertmanager, and a team to page. Each minute of the rules is two seconds. How fast
 * the shop is depends on the machine, and does not page. The order matters: what happens
 * to the shop gets worse.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertingIT {

	private static final int INSTANCES = 3;

	private static final ShortenedRules rules = new ShortenedRules(Duration.ofSeconds(2));

	private static final InstalledProgram alertmanagerProgram = new InstalledProgram("prometheus-alertmanager",
			"prometheus-alertmanager");

	private static final HttpClient http = HttpClient.newHttpClient();

	private static final List<RunningProcess> processes = new ArrayList<>();

	private static final List<RunningProcess> shops = new ArrayList<>();

	private static final ScheduledExecutorService customers = Executors.newSingleThreadScheduledExecutor();

	private static volatile String postcode = "10115";

	@TempDir
	static Path directory;

	private static PrometheusClient prometheus = new PrometheusClient(0);

	private static final AlertReceiver receiver = AlertReceiver.start();

	@BeforeAll
	static void startEverything() throws IOException {
		if (!PrometheusServer.PROGRAM.isPresent() || !alertmanagerProgram.isPresent()) {
			return;
		}
		for (int instance = 0; instance < INSTANCES; instance++) {
			shops.add(PackagedShop.start("shop-%d.log".formatted(instance), "--shop.traffic.enabled=false",
					"--monitored.slo.definitions.checkout.min-rate=1/h"));
		}
		List<Integer> ports = shops.stream().map((shop) -> shop.awaitPort(PackagedShop.PORT)).toList();
		int alertmanager = startAlertmanager();
		prometheus = new PrometheusClient(startPrometheus(ports, alertmanager));
		customers.scheduleAtFixedRate(() -> ports.forEach(AlertingIT::askForQuote), 0, 100, TimeUnit.MILLISECONDS);
	}

	@AfterAll
	static void endEverything() throws InterruptedException {
		customers.shutdownNow();
		processes.addAll(shops);
		for (RunningProcess process : processes) {
			process.end();
		}
		receiver.close();
	}

	@BeforeEach
	void requirePrograms() {
		PrometheusServer.PROGRAM.require();
		alertmanagerProgram.require();
	}

	@Test
	@Order(1)
	void isSilentWhileAllIsWell() {
		Patience.await()
			.untilAsserted(() -> assertThat(
					value("sum(monitored_slo:events:increase1m{slo='delivery.quote',sli='availability'})"))
				.isPositive());
		staysSilentFor(10);
	}

	@Test
	@Order(2)
	void pagesInAnOutageOfOneOperation() {
		postcode = "wrong";
		Patience.await().untilAsserted(() -> assertThat(pages("availability")).isNotEmpty());
		Alert page = pages("availability").get(0);
		assertThat(page.isFiring()).isTrue();
		assertThat(page.label("application")).isEqualTo("shop");
		assertThat(page.label("slo")).isEqualTo("delivery.quote");
		assertThat(page.label("tier")).isIn("outage", "fast", "medium");
		assertThat(page.annotation("summary")).matches(
				"shop/delivery\\.quote: availability burns its error budget [0-9]+\\.[0-9] times as fast as allowed");
		assertThat(page.annotation("description")).contains("Target: 90%.", "Budget left: ", "Team: delivery.");
		assertThat(page.annotation("runbook_url")).isEqualTo("https://runbooks.example.com/delivery");
		assertThat(receiver.alerts()).allSatisfy((alert) -> assertThat(alert.label("slo")).isEqualTo("delivery.quote"));
	}

	@Test
	@Order(3)
	void resolvesAfterRecovery() {
		postcode = "10115";
		Patience.await().untilAsserted(() -> {
			assertThat(firingPages()).isEmpty();
			assertThat(pages("availability").stream().filter((alert) -> !alert.isFiring())).isNotEmpty();
		});
	}

	@Test
	@Order(4)
	void isSilentWhenOneOfThreeInstancesDies() throws InterruptedException {
		int before = receiver.alerts().size();
		shops.get(0).kill();
		Patience.await().untilAsserted(() -> assertThat(value("sum(up)")).isEqualTo(INSTANCES - 1));
		staysSilentFor(15);
		assertThat(receiver.alerts().stream().skip(before).filter(Alert::isFiring).filter(Alert::isPage)).isEmpty();
	}

	@Test
	@Order(5)
	void saysOnceThatAllInstancesAreGone() throws InterruptedException {
		int before = receiver.alerts().size();
		for (RunningProcess shop : shops) {
			shop.kill();
		}
		Patience.await()
			.untilAsserted(
					() -> assertThat(receiver.alerts("SloNoData").stream().filter(Alert::isFiring)).isNotEmpty());
		assertThat(receiver.alerts().stream().skip(before).filter(Alert::isFiring).filter(Alert::isPage))
			.extracting((alert) -> alert.label("alertname"))
			.containsOnly("SloNoData");
		assertIsAboutTheShop(receiver.alerts("SloNoData"));
	}

	/**
	 * Asserts that there is one alert, which may be said again: it looks resolved if a
	 * busy server is late to say that it is not.
	 */
	private static void assertIsAboutTheShop(List<Alert> said) {
		assertThat(said.stream().map((alert) -> alert.json().at("/labels")).distinct()).singleElement()
			.satisfies((labels) -> {
				assertThat(labels.at("/application").asString()).isEqualTo("shop");
				assertThat(labels.at("/notify").asString()).isEqualTo("page");
			});
	}

	private static void staysSilentFor(int minutes) {
		Patience.await().during(rules.minutes(minutes)).untilAsserted(() -> assertThat(firingPages()).isEmpty());
	}

	private static List<String> firingPages() throws Exception {
		return prometheus.query("ALERTS{alertstate='firing',notify='page',sli!='apdex'}")
			.stream()
			.map((sample) -> sample.json().at("/metric").toString())
			.toList();
	}

	private static double value(String expression) throws Exception {
		return prometheus.query(expression).stream().mapToDouble(PrometheusClient.Sample::value).sum();
	}

	private static List<Alert> pages(String sli) {
		return receiver.alerts("SloErrorBudgetBurn")
			.stream()
			.filter(Alert::isPage)
			.filter((alert) -> alert.label("sli").equals(sli))
			.toList();
	}

	private static void askForQuote(int port) {
		http.sendAsync(HttpRequest
			.newBuilder(URI.create("http://localhost:%d/api/delivery/%s/quote".formatted(port, postcode)))
			.timeout(Duration.ofSeconds(10))
			.build(), HttpResponse.BodyHandlers.discarding());
	}

	private static int startAlertmanager() throws IOException {
		Path configuration = Files.writeString(directory.resolve("alertmanager.yml"), """
				route:
				  receiver: somebody
				  group_by: [ application, slo ]
				  group_wait: 1s
				  group_interval: 1s
				  routes:
				    - receiver: nobody
				      matchers: [ sli = apdex ]
				receivers:
				  - name: nobody
				  - name: somebody
				    webhook_configs:
				      - url: http://127.0.0.1:%d/
				""".formatted(receiver.port()));
		RunningProcess alertmanager = RunningProcess.start(PackagedShop.OUTPUT.resolve("alertmanager.log"),
				List.of("prometheus-alertmanager", "--config.file=" + configuration, "--web.listen-address=127.0.0.1:0",
						"--cluster.listen-address=", "--storage.path=" + directory.resolve("alertmanager")));
		processes.add(alertmanager);
		return alertmanager.awaitPort(PrometheusServer.PORT);
	}

	private static int startPrometheus(List<Integer> shopPorts, int alertmanagerPort) throws IOException {
		rules.write("slo-rules.yml", directory);
		String targets = shopPorts.stream().map("\"localhost:%d\""::formatted).collect(Collectors.joining(", "));
		RunningProcess server = PrometheusServer.start("prometheus-alerting.log", directory, """
				global: { scrape_interval: 1s }
				rule_files: [ slo-rules.yml ]
				alerting:
				  alertmanagers:
				    - static_configs:
				        - targets: [ "127.0.0.1:%d" ]
				scrape_configs:
				  - job_name: shop
				    metrics_path: /actuator/prometheus
				    static_configs:
				      - targets: [ %s ]
				""".formatted(alertmanagerPort, targets),
				"--query.lookback-delta=%ds".formatted(rules.minutes(5).toSeconds()), "--rules.alert.resend-delay=2s");
		processes.add(server);
		return server.awaitPort(PrometheusServer.PORT);
	}

}
