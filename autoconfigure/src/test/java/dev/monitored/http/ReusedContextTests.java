package dev.monitored.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

import dev.monitored.test.scrape.Scrape;

/**
 * Tests for code that observes one request after the other with the same context.
 */
class ReusedContextTests {

	private static final String SLO = "monitored.slo.definitions.calls.";

	@Test
	void countsEachRequest() {
		HttpApplications.tomcat(Endpoints.class)
			.withPropertyValues(SLO + "signal=http-client", SLO + "availability=99%")
			.run((context) -> {
				ClientRequestObservationContext reused = new ClientRequestObservationContext(
						new MockClientHttpRequest(HttpMethod.GET, "http://localhost/orders"));
				reused.setResponse(new MockClientHttpResponse(new byte[0], HttpStatus.OK));
				for (int count = 0; count < 3; count++) {
					Observation
						.createNotStarted("http.client.requests", () -> reused,
								context.getBean(ObservationRegistry.class))
						.observe(() -> {
						});
				}
				HttpApplications.assertEvents(Scrape.of(context), "calls", "availability", 3, 0);
			});
	}

}
