package dev.monitored.tracing;

import io.micrometer.core.annotation.Timed;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the spans of methods under annotations of Micrometer that are adopted.
 */
class AdoptedSpanTests {

	@Test
	void areOneMoreThanThatOfTheObservation() throws Exception {
		try (Shop shop = Shop.start(WebApplicationType.NONE, Catalogue.class,
				"management.observations.annotations.enabled=true", "monitored.operation.adopt=timed, observed")) {
			Observation.createNotStarted("root", shop.bean(ObservationRegistry.class))
				.observe(() -> shop.bean(Catalogue.class).list() + shop.bean(Catalogue.class).count());
			SentSpan observation = shop.collector().span("list orders");
			SentSpan operation = shop.collector().span("orders.list");
			assertThat(observation.id()).isNotEqualTo(operation.id());
			assertThat(new String[] { observation.parentId(), operation.parentId() })
				.contains(shop.collector().span("root").id())
				.containsAnyOf(observation.id(), operation.id());
			assertThat(shop.collector().span("orders.count").parentId()).isEqualTo(shop.collector().span("root").id());
		}
	}

	/**
	 * What Micrometer observes and times.
	 */
	public static class Catalogue {

		@Observed(name = "orders.list", contextualName = "list orders")
		public String list() {
			return "orders";
		}

		@Timed("orders.count")
		public int count() {
			return 1;
		}

	}

}
