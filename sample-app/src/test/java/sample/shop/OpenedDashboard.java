package sample.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged shop after a burst of calls, and its dashboard in a real browser.
 */
abstract class OpenedDashboard {

	static final String MARKUP = MarkedUpData.MARKUP;

	private static final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	static Path directory;

	static int port;

	private static @Nullable RunningProcess shop;

	private static @Nullable Browser browser;

	@BeforeAll
	static void startShopAndBrowser() throws Exception {
		if (!Browser.CHROMIUM.isPresent() || !Browser.DRIVER.isPresent()) {
			return;
		}
		shop = PackagedShop.start("shop-dashboard.log", "--shop.traffic.enabled=false", "--shop.traffic.rounds=60",
				"--shop.traffic.pause=50ms", "--monitored.application=" + MARKUP);
		port = shop.awaitPort(PackagedShop.PORT);
		browser = Browser.start(directory.resolve("profile"));
		burst();
	}

	@AfterAll
	static void endShopAndBrowser() throws InterruptedException {
		try {
			if (browser != null) {
				browser.close();
			}
		}
		finally {
			if (shop != null) {
				shop.end();
			}
		}
	}

	@BeforeEach
	void requireChromium() {
		Browser.CHROMIUM.require();
		Browser.DRIVER.require();
	}

	/**
	 * Lets the customers in, and waits until they have gone. Tables show the calls of the
	 * last five minutes.
	 */
	static void burst() throws Exception {
		send("POST", "/api/traffic");
		Patience.await()
			.untilAsserted(() -> assertThat(PrometheusClient.get(address("/api/traffic")).at("/finished").asBoolean())
				.isTrue());
	}

	static void openDashboard() {
		browser().open(address("/actuator/dashboard"));
		awaitNumbers();
	}

	static void awaitNumbers() {
		Patience.await().untilAsserted(() -> assertThat(browser().text("#live")).isEqualTo("live"));
	}

	static void send(String method, String path) throws Exception {
		send(method, path, HttpRequest.BodyPublishers.noBody());
	}

	static void send(String method, String path, HttpRequest.BodyPublisher body) throws Exception {
		http.send(HttpRequest.newBuilder(URI.create(address(path)))
			.header("Content-Type", "application/json")
			.method(method, body)
			.build(), HttpResponse.BodyHandlers.discarding());
	}

	/**
	 * Lets four calls of one SLO hang in what the shop says.
	 */
	static JsonNode withHangingCalls(JsonNode data) {
		for (JsonNode row : data.at("/slos/rows")) {
			if (row.get("name").asString().equals("checkout")) {
				((ObjectNode) row).putObject("hanging")
					.put("calls", 4)
					.put("since", data.get("cursor").asLong() - 150_000)
					.put("longest", 0.25);
				((ArrayNode) row.get("severity")).set(0, 1);
			}
		}
		return data;
	}

	static JsonNode withRepeatedQueries(JsonNode data) {
		ObjectNode table = ((ObjectNode) data).putObject("repeatedQueries").put("complete", true).put("total", 2);
		ArrayNode rows = table.putArray("rows");
		addRepeated(rows, "_none", MARKUP, 2);
		addRepeated(rows, "orders.list", "order_line", 7);
		return data;
	}

	private static void addRepeated(ArrayNode rows, String operation, String table, int calls) {
		ObjectNode row = rows.addObject().put("calls5m", calls).put("callsSinceStart", 1_000 + calls);
		row.putObject("labels").put("operation", operation).put("table", table);
	}

	static String address(String path) {
		return "http://localhost:%d%s".formatted(port, path);
	}

	static Browser browser() {
		return Objects.requireNonNull(browser);
	}

}
