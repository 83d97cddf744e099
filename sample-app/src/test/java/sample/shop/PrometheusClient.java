package sample.shop;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks a Prometheus server.
 *
 * @param port the port of the server
 */
record PrometheusClient(int port) {

	private static final HttpClient http = HttpClient.newHttpClient();

	List<Sample> query(String expression) throws Exception {
		String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
		JsonNode answer = get("http://127.0.0.1:%d/api/v1/query?query=%s".formatted(this.port, encoded));
		assertThat(answer.at("/status").asString()).isEqualTo("success");
		return StreamSupport.stream(answer.at("/data/result").spliterator(), false).map(Sample::new).toList();
	}

	static JsonNode get(String url) throws Exception {
		return JsonMapper.shared().readTree(text(url));
	}

	static List<String> lines(String url) throws Exception {
		return text(url).lines().toList();
	}

	// A Prometheus that starts is unavailable until its storage is open
	private static String text(String url) throws Exception {
		HttpResponse<String> response = Patience.await()
			.until(() -> answer(url), (answer) -> answer.statusCode() != 503);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body();
	}

	private static HttpResponse<String> answer(String url) throws Exception {
		return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
	}

	/**
	 * One series and its value.
	 *
	 * @param json the series as Prometheus writes it
	 */
	record Sample(JsonNode json) {

		String label(String key) {
			return this.json.at("/metric/" + key).asString();
		}

		double value() {
			String text = this.json.at("/value/1").asString();
			return Double.parseDouble(text.replace("Inf", "Infinity"));
		}

	}

}
