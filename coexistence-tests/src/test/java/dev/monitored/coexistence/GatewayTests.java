package dev.monitored.coexistence;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for requests that Spring Cloud Gateway forwards.
 */
class GatewayTests {

	private static final HttpClient client = HttpClient.newHttpClient();

	@Test
	void countsForwardedRequestsAsAnswered() throws Exception {
		try (OtherService orders = new OtherService(); ConfigurableApplicationContext application = start(orders)) {
			assertThat(get(application, "/orders/1")).isEqualTo(200);
			assertThat(get(application, "/orders/2")).isEqualTo(500);
			await(() -> assertThat(Counted.events("gateway", "availability", application)).isEqualTo(2));
			await(() -> assertThat(Counted.timed("http.server.requests", application, "uri", "UNKNOWN")).isEqualTo(2));
			assertThat(Counted.events("unmatched", "availability", application)).isEqualTo(2);
		}
	}

	@Test
	void countsWhatItSendsOnAsNoneOfHttpClient() throws Exception {
		try (OtherService orders = new OtherService(); ConfigurableApplicationContext application = start(orders)) {
			assertThat(get(application, "/orders/1")).isEqualTo(200);
			await(() -> assertThat(Counted.events("gateway", "availability", application)).isEqualTo(1));
			assertThat(Counted.events("sent", "availability", application)).isZero();
		}
	}

	private static void await(org.awaitility.core.ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofMinutes(10)).untilAsserted(assertion);
	}

	private static int get(ConfigurableApplicationContext application, String path) throws Exception {
		URI address = URI
			.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
		return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode();
	}

	private static ConfigurableApplicationContext start(OtherService orders) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.properties("server.port=0", "spring.main.banner-mode=off",
					"spring.cloud.gateway.server.webflux.routes[0].id=orders",
					"spring.cloud.gateway.server.webflux.routes[0].uri=" + orders.url(),
					"spring.cloud.gateway.server.webflux.routes[0].predicates[0]=Path=/orders/**",
					"monitored.slo.definitions.gateway.signal=http-server",
					"monitored.slo.definitions.gateway.availability=99%",
					"monitored.slo.definitions.unmatched.signal=http-server",
					"monitored.slo.definitions.unmatched.match.uri=_unmatched",
					"monitored.slo.definitions.unmatched.availability=99%",
					"monitored.slo.definitions.sent.signal=http-client",
					"monitored.slo.definitions.sent.availability=99%")
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
