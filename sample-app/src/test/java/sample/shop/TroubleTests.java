package sample.shop;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import dev.monitored.test.scrape.TestScrape;

/**
 * Tests for what is said of trouble in the shop.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shop.traffic.enabled=false")
class TroubleTests {

	@Autowired
	private Environment environment;

	@Autowired
	private RestClient.Builder http;

	@Autowired
	private TestScrape scrape;

	@ParameterizedTest
	@CsvSource({ "SLOW_BANK, latency_p90, operation, PaymentService.charge",
			"FAILING_BANK, availability, operation, PaymentService.charge", "SLOW_TABLE, latency_p90, db, stock",
			"EXHAUSTED_POOL, latency_p90, pool, dataSource" })
	void isPutDownToItsCause(String trouble, String sli, String cause, String resource) {
		client().put().uri(url("/api/troubles/" + trouble)).retrieve().toBodilessEntity();
		try {
			Patience.await().until(() -> {
				order();
				return isCounted("orders.place", sli, cause, resource);
			});
		}
		finally {
			client().delete().uri(url("/api/troubles/" + trouble)).retrieve().toBodilessEntity();
		}
	}

	@Test
	void breaksTheObjectiveOfTheAssistant() {
		client().put().uri(url("/api/troubles/BROKEN_MODEL")).retrieve().toBodilessEntity();
		try {
			Patience.await().until(() -> {
				ask();
				return isCounted("assistant", "availability", "llm", "gpt-4.1-mini");
			});
		}
		finally {
			client().delete().uri(url("/api/troubles/BROKEN_MODEL")).retrieve().toBodilessEntity();
		}
		Patience.await().until(this::ask);
	}

	private boolean isCounted(String slo, String sli, String cause, String resource) {
		return this.scrape.now()
			.find("slo_bad_events_by_cause_total", "slo", slo, "sli", sli, "cause", cause, "resource", resource)
			.stream()
			.anyMatch((series) -> series.value() > 0);
	}

	private void order() {
		client().post()
			.uri(url("/api/orders"))
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("product", "lamp", "quantity", 1, "card", "4000-0000"))
			.exchange((request, response) -> response.getStatusCode());
	}

	private boolean ask() {
		return client().get()
			.uri(url("/api/assistant?question=oak"))
			.exchange((request, response) -> response.getStatusCode().is2xxSuccessful());
	}

	private String url(String path) {
		return "http://localhost:" + this.environment.getRequiredProperty("local.server.port") + path;
	}

	private RestClient client() {
		return this.http.build();
	}

}
