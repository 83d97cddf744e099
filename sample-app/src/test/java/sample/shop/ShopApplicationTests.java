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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShopApplication} without traffic.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "shop.traffic.enabled=false",
		"shop.stand-in.refused=0", "shop.stand-in.broken=0", "shop.stand-in.truncated=0" })
class ShopApplicationTests {

	@Autowired
	private Environment environment;

	@Autowired
	private RestClient.Builder http;

	@Test
	void registersEveryDeclaredOperationBeforeItsFirstCall() {
		Set<String> declared = new HashSet<>(ShopOperations.names());
		String scrape = get("/actuator/prometheus");
		assertThat(declared).allSatisfy((operation) -> assertThat(scrape)
			.contains("operation_active{operation=\"%s\"} 0.0".formatted(operation)));
		declared.remove("delivery.quote");
		assertThat(declared).allSatisfy((operation) -> assertThat(scrape).contains(count(operation, "_none", "success"))
			.contains(count(operation, "_none", "error")));
		assertThat(Region.values())
			.allSatisfy((region) -> assertThat(scrape).contains(count("delivery.quote", region.name(), "cancelled")));
	}

	@Test
	void registersCancellationsWhereResultsAreAsynchronous() {
		String scrape = get("/actuator/prometheus");
		assertThat(scrape).contains(count("PaymentService.charge", "_none", "cancelled"))
			.contains(count("delivery.track", "_none", "cancelled"))
			.contains(count("report.run", "_none", "cancelled"))
			.doesNotContain(count("orders.place", "_none", "cancelled"));
	}

	@Test
	void saysWhichVersionOfTheShopThisIs() {
		assertThat(get("/actuator/prometheus")).containsPattern(
				"application_info\\{application=\"shop\",commit=\"[^\"]+\",lifecycle=\"service\",version=\"\\d[^\"]*\"\\} 1");
	}

	@Test
	void countsARequestOnBothSides() {
		get("/api/orders?limit=1");
		Patience.await()
			.untilAsserted(() -> assertThat(get("/actuator/prometheus")).containsPattern(events("orders-api", 1))
				.containsPattern(events("orders-client", 1))
				.contains("http_server_active 0.0"));
	}

	@Test
	void answersQuestionsAsAWholeAndTokenByToken() {
		assertThat(get("/api/assistant?question=pine")).startsWith("{\"text\":\"").endsWith(".\"}");
		assertThat(get("/api/assistant/stream?question=pine").split("data:")).hasSizeGreaterThan(10);
	}

	@Test
	void measuresTheModelOfTheAssistant() {
		get("/api/assistant?question=oak");
		get("/api/assistant/stream?question=oak");
		Patience.await()
			.untilAsserted(() -> assertThat(get("/actuator/prometheus")).containsPattern(answers("blocking"))
				.containsPattern(answers("streaming"))
				.containsPattern("llm_ttft_seconds_count\\{[^}]*provider=\"openai\"} [1-9]")
				.containsPattern("llm_cost_usd_total\\{[^}]*type=\"completion\"} [1-9]")
				.containsPattern("llm_http_attempts_total\\{provider=\"openai\",retry=\"false\",status=\"200\"} [1-9]")
				.containsPattern("slo_events_total\\{[^}]*slo=\"assistant\"} [1-9]")
				.containsPattern("slo_events_total\\{[^}]*slo=\"assistant-first-token\"} [1-9]"));
	}

	@Test
	void countsTheTaskThatAsksTheCarrier() {
		Patience.await()
			.untilAsserted(() -> assertThat(get("/actuator/prometheus"))
				.containsPattern("slo_events_total\\{[^}]*sli=\"availability\",slo=\"carrier-check\"} [1-9]")
				.containsPattern("slo_last_success_timestamp_seconds\\{[^}]*slo=\"carrier-check\"} [1-9]")
				.containsPattern("tasks_scheduled_execution_seconds_bucket\\{[^}]*le=\"1\\.0\"}"));
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

	private static String answers(String mode) {
		return "llm_latency_seconds_count\\{[^}]*status=\"success\",stream_mode=\"%s\"} [1-9]".formatted(mode);
	}

	private static String events(String slo, int count) {
		return "slo_events_total\\{[^}]*sli=\"availability\",slo=\"%s\"} %d\\.0\n".formatted(slo, count);
	}

	private static String count(String operation, String region, String status) {
		return "operation_duration_seconds_count{operation=\"%s\",region=\"%s\",status=\"%s\"} 0\n".formatted(operation,
				region, status);
	}

}
