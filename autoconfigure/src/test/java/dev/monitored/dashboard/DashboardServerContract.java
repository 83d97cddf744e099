package dev.monitored.dashboard;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the dashboard does on every server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DashboardServerContract {

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"#]+)\"|from \"(\\./[^\"]+)\"");

	private final WebApplicationType type;

	private final String contextPath;

	@SuppressWarnings("NullAway.Init")
	private ConfigurableApplicationContext shared;

	DashboardServerContract(WebApplicationType type, String contextPath) {
		this.type = type;
		this.contextPath = contextPath;
	}

	@BeforeAll
	void start() {
		this.shared = start(Map.of());
	}

	@AfterAll
	void stop() {
		this.shared.close();
	}

	@Test
	void servesThePageWithAllThatItRefersTo() throws Exception {
		isWhole(address(this.shared, "local.server.port", "/actuator/dashboard"));
	}

	@Test
	void servesItBelowOtherPaths() throws Exception {
		try (ConfigurableApplicationContext application = start(Map.of("management.endpoints.web.base-path", "/ops",
				"management.endpoints.web.path-mapping.dashboard", "slo-page", this.contextPath, "/shop"))) {
			isWhole(address(application, "local.server.port", "/shop/ops/slo-page"));
		}
	}

	@Test
	void servesItOnAPortOfManagement() throws Exception {
		try (ConfigurableApplicationContext application = start(
				Map.of("management.server.port", "0", "management.server.base-path", "/manage"))) {
			isWhole(address(application, "local.management.port", "/manage/actuator/dashboard"));
			assertThat(get(address(application, "local.server.port", "/actuator/dashboard"), "identity").statusCode())
				.isEqualTo(404);
		}
	}

	@Test
	void compressesWhatTheClientTakesCompressed() throws Exception {
		for (String path : List.of("", "/data", "/assets/chart.js", "/assets/main.js", "/assets/page.css")) {
			URI address = address(this.shared, "local.server.port", "/actuator/dashboard" + path);
			HttpResponse<byte[]> plain = get(address, "identity");
			HttpResponse<byte[]> compressed = get(address, "br;q=1, gzip;q=0.8");
			assertThat(plain.headers().firstValue("Content-Encoding")).as(path).isEmpty();
			assertThat(compressed.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
			assertThat(compressed.body().length).as(path).isLessThan(plain.body().length);
			if (!path.equals("/data")) {
				assertThat(unpacked(compressed.body())).as(path).isEqualTo(plain.body());
			}
			assertThat(get(address, "gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
		}
	}

	@Test
	void refusesWhatIsNotThereUncompressed() throws Exception {
		for (String path : List.of("/other", "/assets/none.js", "/assets/index.html", "/assets/..%2fx.js",
				"/assets/PageFiles.class", "/other/main.js")) {
			HttpResponse<byte[]> response = get(address(this.shared, "local.server.port", "/actuator/dashboard" + path),
					"gzip");
			assertThat(response.statusCode()).as(path).isIn(400, 404);
			assertThat(response.headers().firstValue("Content-Encoding")).as(path).isEmpty();
		}
		HttpResponse<byte[]> wrong = get(
				address(this.shared, "local.server.port", "/actuator/dashboard/data?since=now"), "gzip");
		assertThat(wrong.statusCode()).isEqualTo(400);
		assertThat(wrong.headers().firstValue("Content-Encoding")).isEmpty();
	}

	@Test
	void setsItsHeadersForItselfAlone() throws Exception {
		HttpResponse<byte[]> other = get(address(this.shared, "local.server.port", "/actuator/health"), "gzip");
		assertThat(other.statusCode()).isEqualTo(200);
		assertThat(other.headers().firstValue("Content-Security-Policy")).isEmpty();
		assertThat(other.headers().firstValue("Content-Encoding")).isEmpty();
	}

	@Test
	void isNotThereUnlessItIsExposed() throws Exception {
		try (ConfigurableApplicationContext application = start(
				Map.of("management.endpoints.web.exposure.include", "health"))) {
			HttpResponse<byte[]> response = get(address(application, "local.server.port", "/actuator/dashboard"),
					"gzip");
			assertThat(response.statusCode()).isEqualTo(404);
			assertThat(response.headers().firstValue("Content-Security-Policy")).isEmpty();
		}
	}

	@Test
	void setsNoHeadersForADashboardOfTheApplication() throws Exception {
		try (ConfigurableApplicationContext application = start(Map.of(), OwnDashboard.class)) {
			HttpResponse<byte[]> response = get(address(application, "local.server.port", "/actuator/dashboard"),
					"gzip");
			assertThat(text(response)).isEqualTo("own");
			assertThat(response.headers().firstValue("Content-Security-Policy")).isEmpty();
		}
	}

	private static void isWhole(URI page) throws Exception {
		HttpResponse<byte[]> response = get(page, "identity");
		isGuarded(page, response, "text/html");
		String html = text(response);
		List<String> references = references(html);
		assertThat(references).hasSizeGreaterThan(4).noneMatch((reference) -> reference.startsWith("/"));
		for (String reference : references) {
			URI asset = page.resolve(reference);
			HttpResponse<byte[]> file = get(asset, "identity");
			isGuarded(asset, file, reference.endsWith(".css") ? "text/css"
					: reference.endsWith(".svg") ? "image/svg+xml" : "text/javascript");
			for (String imported : reference.endsWith("main.js") ? references(text(file)) : List.<String>of()) {
				isGuarded(asset.resolve(imported), get(asset.resolve(imported), "identity"), "text/javascript");
			}
		}
		URI data = page.resolve(references.get(0)).resolve("../data");
		isGuarded(data, get(data, "identity"), "application/json");
	}

	private static void isGuarded(URI address, HttpResponse<byte[]> response, String type) {
		assertThat(response.statusCode()).as(address.toString()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).as(address.toString()).startsWith(type);
		assertThat(response.headers().firstValue("Content-Security-Policy")).as(address.toString())
			.hasValue("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
					+ "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
	}

	private static List<String> references(String text) {
		List<String> references = new ArrayList<>();
		Matcher matcher = REFERENCE.matcher(text);
		while (matcher.find()) {
			references.add((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2));
		}
		return references;
	}

	private static HttpResponse<byte[]> get(URI address, String encoding) throws Exception {
		return client.send(HttpRequest.newBuilder(address).header("Accept-Encoding", encoding).build(),
				HttpResponse.BodyHandlers.ofByteArray());
	}

	private static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	private static byte[] unpacked(byte[] compressed) throws Exception {
		try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
			return stream.readAllBytes();
		}
	}

	private static URI address(ConfigurableApplicationContext application, String port, String path) {
		return URI.create("http://localhost:" + application.getEnvironment().getProperty(port) + path);
	}

	private ConfigurableApplicationContext start(Map<String, String> properties, Class<?>... others) {
		return DashboardServer.start(this.type, properties, others);
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDashboard {

		@Bean
		OwnEndpoint monitoredDashboardEndpoint() {
			return new OwnEndpoint();
		}

	}

	@Endpoint(id = "dashboard")
	static class OwnEndpoint {

		@ReadOperation(produces = "text/plain")
		String page() {
			return "own";
		}

	}

}
