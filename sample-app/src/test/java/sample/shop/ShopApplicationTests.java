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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShopApplication} without traffic.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shop.traffic.enabled=false")
class ShopApplicationTests {

	private static final String LABELLED_BY_CALLS = "delivery.quote";

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
		declared.remove(LABELLED_BY_CALLS);
		assertThat(declared).allSatisfy((operation) -> assertThat(scrape).contains(count(operation, "success"))
			.contains(count(operation, "error")));
	}

	@Test
	void registersCancellationsWhereResultsAreAsynchronous() {
		String scrape = get("/actuator/prometheus");
		assertThat(scrape).contains(count("PaymentService.charge", "cancelled"))
			.contains(count("delivery.track", "cancelled"))
			.contains(count("report.run", "cancelled"))
			.doesNotContain(count("orders.place", "cancelled"));
	}

	@Test
	void saysWhichVersionOfTheShopThisIs() {
		assertThat(get("/actuator/prometheus"))
			.containsPattern("application_info\\{application=\"shop\",commit=\"[^\"]+\",version=\"\\d[^\"]*\"\\} 1");
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

	private static String count(String operation, String status) {
		return "operation_duration_seconds_count{operation=\"%s\",region=\"_none\",status=\"%s\"} 0\n"
			.formatted(operation, status);
	}

}
