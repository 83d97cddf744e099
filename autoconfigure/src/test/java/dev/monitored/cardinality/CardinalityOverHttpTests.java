package dev.monitored.cardinality;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CardinalityEndpoint} over HTTP, in an application as Boot configures
 * it.
 */
class CardinalityOverHttpTests {

	private static final HttpClient client = HttpClient.newHttpClient();

	@SuppressWarnings("NullAway.Init")
	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void start() {
		application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.application.name=shop", "spring.main.banner-mode=off",
					"management.endpoints.web.exposure.include=cardinality,metrics", "spring.ai.model.chat=none",
					"spring.ai.model.embedding=none", "spring.ai.model.image=none", "spring.ai.model.moderation=none",
					"spring.ai.model.audio.speech=none", "spring.ai.model.audio.transcription=none")
			.run();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void answersWithTheReport() throws Exception {
		HttpResponse<String> response = get("/actuator/cardinality?instances=3");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"registry\":\"PrometheusMeterRegistry\"", "\"instances\":3",
				"\"worst\":[{\"meter\":", "\"guarded\":[", "\"naming\":[");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "100001", "many", "99999999999", "%20" })
	void saysWhatIsWrongWithARequest(String instances) throws Exception {
		HttpResponse<String> response = get("/actuator/cardinality?instances=" + instances);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).isEqualTo("{\"message\":\"instances is a whole number from 1 to 100000\"}");
	}

	@Test
	void foldsRawPathsOfAClientAndLosesNoRequest() throws Exception {
		RestClient rest = application.getBean(RestClient.Builder.class).baseUrl(address("")).build();
		for (int index = 0; index < 300; index++) {
			rest.get().uri("/actuator/metrics?page=" + index).retrieve().toBodilessEntity();
			rest.get()
				.uri("/" + "word".repeat(1 + index % 9) + (char) ('a' + index % 26) + "/users/" + index)
				.exchange((request, response) -> response.getStatusCode());
		}
		Scrape scrape = Scrape.of(application);
		assertThat(scrape.values("http_client_requests_seconds_count", "uri")).hasSizeLessThanOrEqualTo(103)
			.contains("/actuator/metrics", "_other");
		assertThat(scrape.find("http_client_requests_seconds_count").stream().mapToDouble(Scrape.Sample::value).sum())
			.isEqualTo(600);
	}

	private static HttpResponse<String> get(String path) throws Exception {
		return client.send(HttpRequest.newBuilder(URI.create(address(path))).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static String address(String path) {
		return "http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
