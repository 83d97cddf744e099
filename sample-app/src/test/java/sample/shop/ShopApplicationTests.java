package sample.shop;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;
import sample.shop.delivery.Region;

import dev.monitored.test.call.TestCalls;
import dev.monitored.test.scrape.Scrape;
import dev.monitored.test.scrape.TestScrape;
import dev.monitored.test.slo.TestSlos;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShopApplication} without traffic.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "shop.traffic.enabled=false",
		"shop.stand-in.refused=0", "shop.stand-in.broken=0", "shop.stand-in.truncated=0" })
class ShopApplicationTests {

	private static final String COUNT = "operation_duration_seconds_count";

	@Autowired
	private Environment environment;

	@Autowired
	private RestClient.Builder http;

	@Autowired
	private TestCalls calls;

	@Autowired
	private TestSlos slos;

	@Autowired
	private TestScrape scrape;

	@Test
	void registersEveryDeclaredOperationBeforeItsFirstCall() {
		Set<String> declared = new HashSet<>(ShopOperations.names());
		Scrape total = this.scrape.total();
		assertThat(declared)
			.allSatisfy((operation) -> assertThat(total.value("operation_active", "operation", operation)).isZero());
		declared.remove("delivery.quote");
		assertThat(declared).allSatisfy((operation) -> {
			assertThat(total.has(COUNT, labels(operation, "_none", "success"))).isTrue();
			assertThat(total.has(COUNT, labels(operation, "_none", "error"))).isTrue();
		});
		assertThat(Region.values())
			.allSatisfy((region) -> assertThat(total.has(COUNT, labels("delivery.quote", region.name(), "cancelled")))
				.isTrue());
	}

	@Test
	void registersCancellationsWhereResultsAreAsynchronous() {
		assertThat(this.scrape).of(COUNT, labels("PaymentService.charge", "_none", "cancelled")).exists();
		assertThat(this.scrape).of(COUNT, labels("delivery.track", "_none", "cancelled")).exists();
		assertThat(this.scrape).of(COUNT, labels("report.run", "_none", "cancelled")).exists();
		assertThat(this.scrape).of(COUNT, labels("orders.place", "_none", "cancelled")).doesNotExist();
	}

	@Test
	void letsPrometheusReadWhichVersionOfTheShopThisIs() {
		assertThat(get("/actuator/prometheus")).containsPattern(
				"application_info\\{application=\"shop\",commit=\"[^\"]+\",lifecycle=\"service\",version=\"\\d[^\"]*\"\\} 1");
	}

	@Test
	void countsARequestOnBothSides() {
		get("/api/orders?limit=1");
		assertThat(this.calls).of("orders.newest").succeeded(1).noneInFlight();
		assertThat(this.slos).of("orders-api").objective("availability").hasEvents(1).hasBadEvents(0);
		assertThat(this.slos).of("orders-client").objective("availability").hasEvents(1).hasBadEvents(0);
		assertThat(this.scrape).of("http_server_active").hasValue(0);
	}

	@Test
	void answersQuestionsAsAWholeAndTokenByToken() {
		assertThat(get("/api/assistant?question=pine")).startsWith("{\"text\":\"").endsWith(".\"}");
		assertThat(get("/api/assistant/stream?question=pine").split("data:")).hasSizeGreaterThan(10);
		assertThat(this.slos).of("assistant").objective("availability").hasEvents(2);
	}

	@Test
	void measuresTheModelOfTheAssistant() {
		get("/api/assistant?question=oak");
		get("/api/assistant/stream?question=oak");
		assertThat(this.slos).of("assistant").objective("availability").hasEvents(2).hasBadEvents(0);
		assertThat(this.slos).of("assistant-first-token").hasEvents(1);
		assertThat(this.scrape).of("llm_latency_seconds_count", "status", "success", "stream_mode", "blocking")
			.hasValue(1);
		assertThat(this.scrape).of("llm_latency_seconds_count", "status", "success", "stream_mode", "streaming")
			.hasValue(1);
		assertThat(this.scrape).of("llm_ttft_seconds_count", "provider", "openai").hasValue(1);
		assertThat(this.scrape).of("llm_http_attempts_total", "provider", "openai", "retry", "false", "status", "200")
			.hasValue(2);
		assertThat(this.scrape.sum("llm_cost_usd_total", "type", "completion")).isPositive();
	}

	@Test
	void countsTheTaskThatAsksTheCarrier() {
		Patience.await().untilAsserted(() -> {
			Scrape total = this.scrape.total();
			assertThat(total.value("slo_events_total", "sli", "availability", "slo", "carrier-check")).isPositive();
			assertThat(total.value("slo_last_success_timestamp_seconds", "slo", "carrier-check")).isPositive();
		});
		assertThat(this.scrape).of("tasks_scheduled_execution_seconds_bucket", "le", "1.0").exists();
	}

	@Test
	void staysEmptyWithoutTraffic() {
		assertThat(get("/api/traffic")).isEqualTo("{\"rounds\":0,\"finished\":false,\"calls\":{}}");
	}

	private String get(String path) {
		return Objects.requireNonNull(this.http.build()
			.get()
			.uri("http://localhost:{port}" + path, this.environment.getRequiredProperty("local.server.port"))
			.retrieve()
			.body(String.class));
	}

	private static String[] labels(String operation, String region, String status) {
		return new String[] { "operation", operation, "region", region, "status", status };
	}

}
