package sample.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for requests whose paths were never seen before, as the shop answers and sends
 * them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "shop.traffic.enabled=false", "spring.application.name=random-paths" })
class RandomPathsIT {

	private static final List<String> PREFIXES = List.of("/", "/api/", "/api/orders/", "/api/stock/", "/api/reports/",
			"/api/delivery/", "/files/v2/");

	private static final int ENOUGH_TO_FILL_EVERY_LIMIT = 1_000;

	private static final int REQUESTS = Boolean.getBoolean("tests.long-runs") ? 10_000 : 2_000;

	private final Random random = new Random(4);

	@Autowired
	private Environment environment;

	@Autowired
	private RestClient.Builder http;

	@Test
	void leaveTheNumberOfSeriesAsItIs() throws Exception {
		RestClient client = this.http.build();
		long errors = send(client, ENOUGH_TO_FILL_EVERY_LIMIT);
		scrape();
		Map<String, Integer> series = series(scrape());
		long moreErrors = send(client, REQUESTS);
		String scrape = scrape();
		assertThat(series(scrape)).isEqualTo(series);
		assertThat(count("http_client_requests_seconds_count", scrape))
			.isEqualTo(ENOUGH_TO_FILL_EVERY_LIMIT + REQUESTS);
		assertThat(moreErrors).isGreaterThan(REQUESTS / 2);
		Patience.await()
			.untilAsserted(() -> assertThat(count("api_errors_total", scrape())).isEqualTo(errors + moreErrors));
	}

	/**
	 * Sends requests to routes with a name in them that is unknown, and to no route.
	 * Their URIs are made by hand and have no variables.
	 * @return how many were answered with an error
	 */
	private long send(RestClient client, int requests) {
		return IntStream.range(0, requests)
			.filter((number) -> client.method(method(number))
				.uri(url(PREFIXES.get(number % PREFIXES.size()) + name(number) + "?page=" + number))
				.exchange((request, response) -> response.getStatusCode().isError()))
			.count();
	}

	private HttpMethod method(int number) {
		return (number % 11 == 0) ? HttpMethod.valueOf(word().toUpperCase(Locale.ROOT)) : HttpMethod.GET;
	}

	private String name(int number) {
		return switch (number % 4) {
			case 0 -> word();
			case 1 -> "-" + this.random.nextInt(1, Integer.MAX_VALUE);
			case 2 -> new UUID(this.random.nextLong(), this.random.nextLong()).toString();
			default -> word() + "/" + word();
		};
	}

	private String word() {
		return this.random.ints(12, 'a', 'z')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private String scrape() throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url("/actuator/prometheus"))).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

	/**
	 * Counts series by metric. Those of causes are left out, which come with the first
	 * call that is bad or looked at, and those of the virtual machine: a collector has
	 * some for each cause of a collection.
	 */
	private static Map<String, Integer> series(String scrape) {
		Map<String, Integer> series = new TreeMap<>();
		scrape.lines()
			.filter((line) -> !line.startsWith("#") && !line.startsWith("jvm_") && !line.contains("_by_cause_total{"))
			.forEach((line) -> series.merge(line.split("[{ ]", 2)[0], 1, Integer::sum));
		return series;
	}

	private static long count(String name, String scrape) {
		return (long) scrape.lines()
			.filter((line) -> line.startsWith(name + "{"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private String url(String path) {
		return "http://localhost:" + this.environment.getRequiredProperty("local.server.port") + path;
	}

}
