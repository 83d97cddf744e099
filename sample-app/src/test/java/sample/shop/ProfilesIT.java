package sample.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that profiles of the packaged shop name the method that makes orders slow, and
 * that the dashboard leads to them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProfilesIT extends OpenedDashboard {

	private static final String SLO = "orders.place";

	private static final Pattern KEPT = Pattern.compile("\"burning\":\\[[^\\]]*\"" + SLO);

	private static final int ORDERS_AT_ONCE = 4;

	private static final HttpClient http = HttpClient.newHttpClient();

	@ParameterizedTest
	@CsvSource({ "BUSY_PRICES, cpu, PriceList.calculateAll", "LOCKED_PRICES, lock, PriceList.update",
			"SLOW_TABLE, wait, StockRepository.take", "WASTEFUL_PRICES, alloc, PriceList.copy" })
	@Order(1)
	void nameTheMethodThatMakesOrdersSlow(String trouble, String kind, String method) throws Exception {
		String id = begin(kind);
		send("PUT", "/api/troubles/" + trouble);
		try {
			orders();
			orders();
		}
		finally {
			send("DELETE", "/api/troubles/" + trouble);
		}
		send("DELETE", "/actuator/profiler");
		String address = address("/actuator/profiler/" + id + "/collapsed?slo=" + SLO);
		Patience.await().until(() -> get(address).statusCode() == 200);
		String bad = get(address).body();
		assertThat(share(bad, method)).as(bad).isGreaterThan(0.5);
	}

	@Test
	@Order(2)
	void areKeptWhenAnSloBurnsAndLinkedByTheDashboard() throws Exception {
		openDashboard();
		send("PUT", "/api/troubles/BUSY_PRICES");
		try {
			Patience.await().until(() -> {
				orders();
				return KEPT.matcher(get(address("/actuator/profiler")).body()).find();
			});
		}
		finally {
			send("DELETE", "/api/troubles/BUSY_PRICES");
		}
		browser().reload();
		awaitNumbers();
		Patience.await()
			.untilAsserted(() -> assertThat(browser().texts("#profiles tbody tr"))
				.anyMatch((row) -> row.contains("began to burn")));
		assertThat(links("#headline .profile")).isNotEmpty().allMatch((link) -> link.contains("/flamegraph?slo="));
		for (String link : links("#profiles tr:first-child .profile")) {
			assertThat(get(link).body()).contains("<canvas");
		}
	}

	@Test
	@Order(3)
	void areRecordedByAButton() throws Exception {
		openDashboard();
		Patience.await().until(() -> browser().texts("#profiles tbody tr").size() > 4);
		int before = browser().texts("#profiles tbody tr").size();
		browser().click("#kinds button");
		assertThat(browser().text("#profiles-note")).isEqualTo("Recording cpu+wait for 10 s …");
		Patience.await().until(() -> browser().texts("#profiles tbody tr").size() == before + 1);
		Patience.await().untilAsserted(() -> assertThat(browser().text("#profiles-note")).isEmpty());
		assertThat(browser().text("#profiles tbody tr")).contains("cpu+wait", "asked for", "whole process");
	}

	private static String begin(String kind) throws Exception {
		String body = "{\"kind\":\"%s\",\"seconds\":120}".formatted(kind);
		HttpResponse<String> begun = http.send(HttpRequest.newBuilder(URI.create(address("/actuator/profiler")))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(begun.body()).get("id").asString();
	}

	private static HttpResponse<String> get(String address) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private static List<String> links(String selector) {
		return ((List<?>) browser()
			.script("return [...document.querySelectorAll(arguments[0])].map((link) => link.href)", selector)).stream()
			.map(String::valueOf)
			.toList();
	}

	private static void orders() {
		HttpRequest.BodyPublisher order = HttpRequest.BodyPublishers
			.ofString("{\"product\":\"lamp\",\"quantity\":1,\"card\":\"4000-0000\"}");
		IntStream.range(0, ORDERS_AT_ONCE).mapToObj((number) -> CompletableFuture.runAsync(() -> {
			try {
				send("POST", "/api/orders", order);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		})).toList().forEach(CompletableFuture::join);
	}

	private static double share(String collapsed, String method) {
		double all = 0;
		double found = 0;
		for (String line : collapsed.lines().toList()) {
			long weight = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
			all += weight;
			found += line.contains(method) ? weight : 0;
		}
		return found / all;
	}

}
