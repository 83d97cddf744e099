package dev.monitored.tracing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * The exemplars of our timers, in a Prometheus that scrapes a shop.
 */
class ExemplarIT {

	private static final Pattern PORT = Pattern.compile("msg=\"Listening on\" address=127.0.0.1:(\\d+)");

	private static final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	private Path directory;

	@BeforeEach
	void requirePrometheus() {
		boolean isPresent = Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "prometheus")));
		String message = "prometheus is not installed: apt-get install prometheus";
		if (!isPresent && "true".equals(System.getenv("CI"))) {
			fail(message);
		}
		Assumptions.assumeTrue(isPresent, message);
	}

	@Test
	void leadFromASlowBucketToTheTraceOfACall() throws Exception {
		try (Shop shop = Shop.start(WebApplicationType.SERVLET, MvcTracingTests.Controllers.class,
				"management.endpoints.web.exposure.include=prometheus");
				BucketExemplars scraped = BucketExemplars.of(shop.url("/actuator/prometheus"));
				ChildProcess prometheus = start(scraped)) {
			int port = prometheus.awaitPort(PORT);
			shop.get("/slow");
			shop.get("/api/later");
			assertThat(exemplars(port, "operation_duration_seconds_bucket{operation=\"orders.slow\",le!=\"0.001\"}"))
				.containsExactly(shop.collector().span("orders.slow").traceId());
			assertThat(exemplars(port, "operation_duration_seconds_bucket{operation=\"orders.later\",le!=\"0.001\"}"))
				.containsExactly(shop.collector().span("orders.later").traceId());
		}
	}

	private ChildProcess start(BucketExemplars scraped) throws IOException {
		Path configuration = Files.writeString(this.directory.resolve("prometheus.yml"), """
				global: { scrape_interval: 1s, scrape_timeout: 1s }
				scrape_configs:
				  - job_name: shop
				    metrics_path: /metrics
				    static_configs:
				      - targets: [ "%s" ]
				""".formatted(scraped.authority()));
		return ChildProcess.start(this.directory.resolve("prometheus.log"),
				List.of("prometheus", "--config.file=" + configuration, "--web.listen-address=127.0.0.1:0",
						"--storage.tsdb.path=" + this.directory.resolve("tsdb"), "--enable-feature=exemplar-storage"));
	}

	private static List<String> exemplars(int port, String selector) {
		List<String> found = new ArrayList<>();
		Patience.await("exemplars of " + selector, () -> {
			found.clear();
			found.addAll(find(port, selector));
			return !found.isEmpty();
		});
		return found;
	}

	private static List<String> find(int port, String selector) throws Exception {
		String query = "query=%s&start=0&end=%d".formatted(URLEncoder.encode(selector, StandardCharsets.UTF_8),
				Instant.now().getEpochSecond() + 60);
		HttpResponse<String> answer = http.send(HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/query_exemplars?%s".formatted(port, query)))
			.build(), HttpResponse.BodyHandlers.ofString());
		List<String> traces = new ArrayList<>();
		if (answer.statusCode() == 200) {
			JsonNode series = JsonMapper.shared().readTree(answer.body()).at("/data");
			series.forEach((one) -> one.at("/exemplars")
				.forEach((exemplar) -> traces.add(exemplar.at("/labels/trace_id").asString())));
		}
		return traces;
	}

}
