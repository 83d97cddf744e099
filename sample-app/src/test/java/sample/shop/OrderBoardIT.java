package sample.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at the board of orders of the packaged shop in a real browser.
 */
class OrderBoardIT extends OpenedDashboard {

	private static final String ORDERS = "#orders li";

	@Test
	void showsOrdersAsTheyArePlaced() throws Exception {
		browser().open(address("/shop/board.html"));
		Patience.await().untilAsserted(() -> assertThat(browser().text("#state")).isEqualTo("Live"));
		long newest = orderUntilNewerThan(0);
		orderUntilNewerThan(newest);
		assertThat(browser().texts(ORDERS)).first().isEqualTo("7 × lamp");
		assertThat(numbers()).isSortedAccordingTo(Comparator.reverseOrder()).contains(newest);
		assertThat(sample("ws_connections_active")).isEqualTo(1);
		assertThat(sample("ws_messages_total", "direction=\"outbound\"")).isGreaterThan(1);
		browser().open("about:blank");
		Patience.await().untilAsserted(() -> assertThat(sample("ws_connections_active")).isZero());
		assertThat(sample("ws_closes_total", "code=\"1000\"")).isEqualTo(1);
		assertThat(sample("ws_message_handling_seconds_count", "status=\"success\"")).isEqualTo(1);
		assertThat(sample("slo_events_total", "sli=\"availability\"", "slo=\"order-board\"")).isEqualTo(1);
		assertThat(browser().console()).isEmpty();
	}

	private static long orderUntilNewerThan(long number) {
		return Patience.await().until(() -> {
			order();
			return numbers().stream().findFirst().orElse(0L);
		}, (newest) -> newest > number);
	}

	private static List<Long> numbers() {
		List<?> found = (List<?>) browser()
			.script("return [...document.querySelectorAll(arguments[0])].map((line) => line.value)", ORDERS);
		return found.stream().map((number) -> (Long) number).toList();
	}

	private static void order() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address("/api/orders")))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"product\":\"lamp\",\"quantity\":7,\"card\":\"4000-0000\"}"))
			.build();
		HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
	}

	private static double sample(String name, String... labels) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address("/actuator/prometheus"))).build();
		return HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofString())
			.body()
			.lines()
			.filter((line) -> line.startsWith(name + "{") && List.of(labels).stream().allMatch(line::contains))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

}
