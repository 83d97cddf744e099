package dev.monitored.report;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SloEndpointWebExtension} on servers.
 */
class SloEndpointServerTests {

	private static final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answersInTheFormatsOfOtherTools(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext application = start(type)) {
			for (String format : List.of("openslo", "pyrra", "grafana")) {
				HttpResponse<String> response = get(application, "/" + format);
				assertThat(response.statusCode()).as(format).isEqualTo(200);
				assertThat(response.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
					.isEqualToIgnoringCase("application/yaml;charset=UTF-8");
				assertThat(response.body()).as(format).contains("piVersion: ", "checkout");
			}
			assertThat(get(application, "/openslo", "application/json").statusCode()).isEqualTo(200);
			// Paths are matched by the types that the whole operation produces
			assertThat(get(application, "/openslo", "application/yaml").statusCode()).isEqualTo(406);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answersWithSuggestions(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext application = start(type)) {
			HttpResponse<String> response = get(application, "/suggestions");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
				.isEqualToIgnoringCase("application/yaml;charset=UTF-8");
			assertThat(response.body()).startsWith("# Objectives suggested by what this process has measured");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void suggestsNothingForRoutesThatAreNotMeasured(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext application = start(type,
				Map.of("management.endpoints.web.base-path", "/", "monitored.http.server.ignored", "/internal"))) {
			for (String route : List.of("/slo/{name}", "/internal/x", "/shop/items")) {
				record(route, application);
			}
			String body = send(application, "/slo/suggestions", "*/*").body();
			assertThat(body).contains("/shop/items").doesNotContain("/slo/{name}", "/internal");
		}
	}

	private static void record(String route, ConfigurableApplicationContext application) {
		Timer timer = application.getBean(MeterRegistry.class)
			.timer("http.server.requests", "error", "none", "exception", "none", "method", "PUT", "outcome", "SUCCESS",
					"status", "200", "uri", route);
		for (int call = 0; call < 100; call++) {
			timer.record(Duration.ofMillis(1));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void prefersAnSloOfThatName(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext application = start(type)) {
			for (String name : List.of("checkout", "sloth")) {
				HttpResponse<String> response = get(application, "/" + name);
				assertThat(response.statusCode()).as(name).isEqualTo(200);
				assertThat(response.headers().firstValue("Content-Type").orElseThrow()).as(name).contains("json");
				assertThat(response.body()).as(name).startsWith("{\"name\":\"" + name + "\"");
			}
			assertThat(get(application, "").body()).startsWith("{\"application\":\"shop\"");
			assertThat(get(application, "/other").statusCode()).isEqualTo(404);
		}
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext application, String path) throws Exception {
		return get(application, path, "*/*");
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext application, String path, String accepted)
			throws Exception {
		return send(application, "/actuator/slo" + path, accepted);
	}

	private static HttpResponse<String> send(ConfigurableApplicationContext application, String path, String accepted)
			throws Exception {
		URI address = URI
			.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
		return client.send(HttpRequest.newBuilder(address).header("Accept", accepted).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static ConfigurableApplicationContext start(WebApplicationType type) {
		return start(type, Map.of());
	}

	private static ConfigurableApplicationContext start(WebApplicationType type, Map<String, Object> more) {
		Map<String, Object> properties = new HashMap<>(
				Map.of("server.port", "0", "server.shutdown", "immediate", "spring.application.name", "shop",
						"spring.main.banner-mode", "off", "management.endpoints.web.exposure.include", "slo"));
		for (String slo : List.of("checkout", "sloth")) {
			properties.put("monitored.slo.definitions." + slo + ".signal", "http-server");
			properties.put("monitored.slo.definitions." + slo + ".availability", "99.9%");
		}
		properties.putAll(more);
		List.of("chat", "embedding", "image", "moderation", "audio.speech", "audio.transcription")
			.forEach((model) -> properties.put("spring.ai.model." + model, "none"));
		// Of several servers on the class path, each would serve management
		properties.put("spring.autoconfigure.exclude",
				Stream
					.of("jetty.autoconfigure.actuate.web.server.JettyServlet",
							"jetty.autoconfigure.actuate.web.server.JettyReactive",
							"tomcat.autoconfigure.actuate.web.server.TomcatReactive")
					.map((server) -> "org.springframework.boot." + server + "ManagementContextAutoConfiguration")
					.collect(Collectors.joining(",")));
		return new SpringApplicationBuilder(Application.class).web(type).properties(properties).run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
