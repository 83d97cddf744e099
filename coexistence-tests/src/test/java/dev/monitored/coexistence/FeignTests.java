package dev.monitored.coexistence;

import feign.FeignException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import dev.monitored.Monitored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the calls of Feign's clients.
 */
class FeignTests {

	@Test
	void measuresClientsThatCarryTheAnnotation() throws Exception {
		try (OtherService orders = new OtherService(); ConfigurableApplicationContext application = start(orders)) {
			Orders client = application.getBean(Orders.class);
			assertThat(client.order(1)).isEqualTo("oak");
			assertThatExceptionOfType(FeignException.class).isThrownBy(() -> client.order(2));
			assertThat(Counted.calls("Orders.order", "success", application)).isEqualTo(1);
			assertThat(Counted.calls("Orders.order", "error", application)).isEqualTo(1);
		}
	}

	@Test
	void measuresClientsOfAPointcut() throws Exception {
		try (OtherService orders = new OtherService();
				ConfigurableApplicationContext application = start(orders,
						"monitored.operation.pointcuts[0].expression=within(dev.monitored.coexistence.FeignTests.Plain+)",
						"monitored.operation.pointcuts[0].operation=plain")) {
			assertThat(application.getBean(Plain.class).order(1)).isEqualTo("oak");
			assertThat(Counted.calls("plain.order", "success", application)).isEqualTo(1);
		}
	}

	@Test
	void countsNoneOfItsRequestsAsHttpClient() throws Exception {
		try (OtherService orders = new OtherService();
				ConfigurableApplicationContext application = start(orders,
						"monitored.slo.definitions.sent.signal=http-client",
						"monitored.slo.definitions.sent.availability=99%")) {
			application.getBean(Orders.class).order(1);
			assertThat(Counted.events("sent", "availability", application)).isZero();
			assertThat(Counted.calls("Orders.order", "success", application)).isEqualTo(1);
		}
	}

	private static ConfigurableApplicationContext start(OtherService orders, String... properties) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.cloud.gateway.server.webflux.enabled=false",
					"orders.url=" + orders.url())
			.properties(properties)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableFeignClients(clients = { Orders.class, Plain.class })
	static class Application {

	}

	/**
	 * A client that is measured.
	 */
	@Monitored
	@FeignClient(name = "orders", url = "${orders.url}")
	interface Orders {

		@GetMapping("/orders/{id}")
		String order(@PathVariable("id") int id);

	}

	/**
	 * A client without an annotation of ours.
	 */
	@FeignClient(name = "plain", url = "${orders.url}")
	interface Plain {

		@GetMapping("/orders/{id}")
		String order(@PathVariable("id") int id);

	}

}
