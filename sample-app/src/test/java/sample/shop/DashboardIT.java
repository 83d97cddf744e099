package sample.shop;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opens the dashboard of the packaged shop in a real browser, and compares it to what the
 * shop says elsewhere. The order matters: numbers are compared when there is no traffic.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT extends OpenedDashboard {

	@Test
	@Order(1)
	void showsTheNumbersOfTheOtherEndpointsAfterABurst() throws Exception {
		openDashboard();
		browser().click("#more-slos");
		Map<String, Double> said = DashboardNumbers.said(address(""));
		assertThat(said).hasSizeGreaterThan(20).containsKey("checkout bad 95 % within 800ms");
		Patience.await()
			.untilAsserted(
					() -> assertThat(DashboardNumbers.shown(browser())).containsExactlyInAnyOrderEntriesOf(said));
		assertThat(DashboardNumbers.scraped(address("")).values().stream().mapToDouble(Double::doubleValue).sum())
			.isEqualTo(said.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().contains(" events "))
				.mapToDouble(Map.Entry::getValue)
				.sum());
	}

	@Test
	@Order(2)
	void loadsLittleAndAsksNothingElsewhere() {
		browser().network();
		openDashboard();
		List<String> network = browser().network();
		assertThat(matches(network, "\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\""))
			.hasSizeGreaterThan(10)
			.allMatch(
					(url) -> url.startsWith(address("/actuator/dashboard")) || url.equals(address("/actuator/profiler"))
							|| url.startsWith("about:") || url.startsWith("data:"),
					"is an address of the dashboard or of the profiler that it links");
		long bytes = matches(network, "\"Network.loadingFinished\".*?\"encodedDataLength\":(\\d+)").stream()
			.mapToLong(Long::parseLong)
			.sum();
		assertThat(bytes).as("bytes that the browser received").isBetween(70_000L, 150_000L);
	}

	@Test
	@Order(3)
	void showsTheSameHistoryAfterAReload() {
		openDashboard();
		Patience.await()
			.untilAsserted(() -> assertThat(browser().texts("#charts h3")).contains("Burn rate over 5 min", "Heap"));
		List<?> before = points(browser());
		browser().reload();
		awaitNumbers();
		assertThat(browser().texts("#charts h3")).contains("Burn rate over 5 min",
				"Requests answered: calls per second", "Heap");
		assertThat(browser().texts("#calls tbody tr")).hasSize(5);
		assertThat(points(browser()).containsAll(before)).isTrue();
	}

	@Test
	@Order(4)
	void showsTheSameToASecondViewer() {
		openDashboard();
		try (Browser second = Browser.start(directory.resolve("second"))) {
			second.open(address("/actuator/dashboard"));
			Patience.await().untilAsserted(() -> {
				assertThat(second.text("#live")).isEqualTo("live");
				for (String part : List.of("#application", "#headline", "#slos tbody", "#calls tbody", "#tables")) {
					assertThat(second.text(part)).as(part).isNotEmpty().isEqualTo(browser().text(part));
				}
				assertThat(points(second)).hasSizeGreaterThan(2).isEqualTo(points(browser()));
			});
			assertThat(second.console()).isEmpty();
		}
	}

	@Test
	@Order(5)
	void showsHowLongCallsTookAndWhatModelsUsed() throws Exception {
		burst();
		openDashboard();
		browser().script("document.querySelector(\"[data-panel='operation.latency'] details\").open = true");
		Patience.await()
			.untilAsserted(() -> assertThat(browser().texts("[data-panel='operation.latency'] td:nth-child(2)")
				.stream()
				.mapToLong((text) -> Long.parseLong(text.replace(",", "")))
				.sum()).isPositive().isEqualTo(callsInHeatMap()));
		assertThat(browser().script("""
				const canvas = document.querySelector("[data-panel='operation.latency'] canvas");
				const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
				return data.some((value) => value > 0);""")).isEqualTo(true);
		Patience.await()
			.untilAsserted(() -> assertThat(browser().texts("#tables section"))
				.anyMatch((table) -> table.contains("Prompt tokens") && table.matches(
						"(?s).*gpt-4\\.1-mini\\s+[\\d,]+\\s+\\d+\\s+[\\d.]+ \\w+\\s+[\\d,]+\\s+[\\d,]+\\s+\\$[\\d.]+.*")));
	}

	@Test
	@Order(6)
	void saysThatCallsHang() throws Exception {
		try (StrippingProxy proxy = new StrippingProxy(port)) {
			proxy.change(OpenedDashboard::withHangingCalls);
			browser().open(proxy.address("/actuator/dashboard"));
			awaitNumbers();
			assertThat(browser().text("#headline")).startsWith("checkout: 4 calls or more hang, for 2 min")
				.contains("The longest that succeeded in the last hour took 250 ms.");
			assertThat(browser().text("#slos tbody tr:first-child")).startsWith("checkout").contains("hangs");
			assertThat(browser().text("#facts")).contains("checkout: 4 or more for 2 min, usually up to 250 ms");
			assertThat(browser().script("return document.title").toString()).startsWith("(");
			openDashboard();
		}
	}

	@Test
	@Order(7)
	void showsWhoRepeatsQueries() throws Exception {
		try (StrippingProxy proxy = new StrippingProxy(port)) {
			proxy.change(OpenedDashboard::withRepeatedQueries);
			browser().open(proxy.address("/actuator/dashboard"));
			awaitNumbers();
			assertThat(browser().texts("#tables section:last-child h3")).containsExactly("Calls that repeat a query");
			assertThat(browser().texts("#tables section:last-child tbody td")).containsExactly("orders.list",
					"order_line", "7", "1,007", "–", MARKUP, "2", "1,002");
			openDashboard();
		}
	}

	@Test
	@Order(8)
	void saysThatAnotherProcessAnswers() throws Exception {
		RunningProcess other = PackagedShop.start("shop-other.log", "--shop.traffic.enabled=false");
		try (StrippingProxy proxy = new StrippingProxy(port)) {
			int otherPort = other.awaitPort(PackagedShop.PORT);
			browser().open(proxy.address("/actuator/dashboard"));
			awaitNumbers();
			String identity = browser().text("#process").replaceAll(", up.*| · up.*", "");
			proxy.turnTo(otherPort);
			Patience.await()
				.untilAsserted(() -> assertThat(browser().text("#notice")).contains("Another process answers now",
						id(otherPort), "no longer changes"));
			assertThat(browser().text("#live")).startsWith("stopped at ");
			assertThat(browser().text("#process")).startsWith(identity);
			assertThat(browser().text("#application")).isEqualTo(MARKUP);
		}
		finally {
			other.end();
		}
	}

	@Test
	@Order(9)
	void showsAnOutageAndThatItIsOver() throws Exception {
		openDashboard();
		browser().click("#more-slos");
		send("PUT", "/api/troubles/FAILING_BANK");
		Patience.await().untilAsserted(() -> {
			order();
			assertThat(burning()).contains("orders-api");
		});
		assertThat(browser().text("#headline"))
			.containsPattern("\\d of \\d+ calls bad in 5 min, burning since \\d\\d:\\d\\d");
		assertThat(browser().script("return document.title").toString()).startsWith("(");
		send("DELETE", "/api/troubles/FAILING_BANK");
		Patience.await().untilAsserted(() -> {
			for (int call = 0; call < 200; call++) {
				send("GET", "/api/orders");
			}
			assertThat(burning()).doesNotContain("orders-api");
		});
	}

	@Test
	@Order(10)
	void saysThatTheProcessHangsUntilItAnswersAgain() throws Exception {
		try (StrippingProxy proxy = new StrippingProxy(port)) {
			browser().open(proxy.address("/actuator/dashboard"));
			awaitNumbers();
			proxy.hang();
			Patience.await().untilAsserted(() -> assertThat(browser().text("#live")).startsWith("no answer since "));
			proxy.resume();
			awaitNumbers();
			// It no longer asks a proxy that is closed
			openDashboard();
		}
	}

	@Test
	@Order(11)
	void showsEverythingThatHasALimitAsPrometheusDoes() {
		openDashboard();
		Patience.await()
			.untilAsserted(() -> assertThat(browser().texts("#resources tbody td:first-child"))
				.containsExactlyInAnyOrderElementsOf(limited())
				.contains("heap", "file-descriptors", "executor applicationTaskExecutor"));
		assertThat(browser().texts("#resources tbody td:nth-child(2)")).allMatch((text) -> text.endsWith(" %"));
		assertThat(browser().script("""
				const first = document.querySelector("#resources tbody td").innerText;
				return document.querySelector("#facts").innerText.includes(`${first}: `);""")).isEqualTo(true);
	}

	private static List<String> limited() throws Exception {
		Pattern series = Pattern.compile("monitored_saturation_ratio\\{resource=\"([^\"]+)\"} .*");
		return PrometheusClient.lines(address("/actuator/prometheus"))
			.stream()
			.map(series::matcher)
			.filter(Matcher::matches)
			.map((line) -> line.group(1).replaceFirst(":", " "))
			.toList();
	}

	@Test
	@Order(12)
	void leavesNothingInTheConsole() {
		assertThat(browser().console()).isEmpty();
	}

	/**
	 * Returns the points of a chart, without those that others may not have yet.
	 */
	private static List<?> points(Browser viewer) {
		return (List<?>) viewer.script("""
				const canvas = document.querySelector("[data-panel='operation.rate'] canvas");
				return Chart.getChart(canvas).data.datasets[0].data.slice(0, -1).map(({ x, y }) => `${x} ${y}`);""");
	}

	private static long callsInHeatMap() throws Exception {
		JsonNode latency = PrometheusClient.get(address("/actuator/dashboard/data")).at("/latency/operation/calls");
		long counted = 0;
		for (JsonNode column : latency) {
			for (int pair = 1; pair < column.size(); pair += 2) {
				counted += column.get(pair).asLong();
			}
		}
		return counted;
	}

	private static List<String> burning() {
		return browser().texts("#slos tr.burning th");
	}

	private static List<String> matches(List<String> messages, String pattern) {
		Pattern compiled = Pattern.compile(pattern);
		return messages.stream()
			.map(compiled::matcher)
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1))
			.toList();
	}

	private static String id(int otherPort) throws Exception {
		return PrometheusClient.get("http://localhost:%d/actuator/dashboard/data".formatted(otherPort))
			.at("/process/id")
			.asString();
	}

	private static void order() throws Exception {
		send("POST", "/api/orders", HttpRequest.BodyPublishers.ofString("""
				{ "product": "chair", "quantity": 1, "card": "4000-0000" }"""));
	}

}
