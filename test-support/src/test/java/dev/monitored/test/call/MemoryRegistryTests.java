package dev.monitored.test.call;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import shop.OrderService;
import shop.ShopApplication;

import dev.monitored.test.clock.TestClock;
import dev.monitored.test.scrape.TestScrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for an application without a Prometheus registry, as Spring Boot's tests make it.
 */
@SpringBootTest(classes = ShopApplication.class, properties = { "management.defaults.metrics.export.enabled=false",
		"management.simple.metrics.export.enabled=true" })
class MemoryRegistryTests {

	@Autowired
	private OrderService orders;

	@Test
	void countsCalls(@Autowired TestCalls calls, @Autowired TestClock clock) {
		clock.stop();
		this.orders.place("lamp");
		assertThat(calls).of("orders.place").succeeded(1).lasting(Duration.ZERO);
	}

	@Test
	void saysWhereTheScrapeIs(@Autowired TestScrape scrape) {
		assertThatIllegalStateException().isThrownBy(scrape::total)
			.withMessageContaining("@AutoConfigureMetrics on the test class")
			.withMessageContaining("management.prometheus.metrics.export.enabled=true");
	}

}
