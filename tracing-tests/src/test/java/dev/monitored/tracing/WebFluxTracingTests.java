package dev.monitored.tracing;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The spans that an application with WebFlux sends.
 */
class WebFluxTracingTests {

	private static Shop start(String... settings) throws IOException {
		return Shop.start(WebApplicationType.REACTIVE, Controllers.class, settings);
	}

	@ParameterizedTest
	@ValueSource(strings = { "limited", "auto" })
	void anOperationHasASpanBelowThatOfItsSubscriber(String propagation) throws IOException {
		try (Shop shop = start("spring.reactor.context-propagation=" + propagation)) {
			shop.get("/mono");
			SentSpan request = shop.collector().span("http get /mono");
			SentSpan order = shop.collector().span("orders.mono");
			SentSpan payment = shop.collector().span("payments.reactive");
			assertThat(order.parentId()).isEqualTo(request.id());
			assertThat(payment.parentId()).isEqualTo(order.id());
			assertThat(order.marks())
				.isEqualTo(Map.of("monitored.status", "success", "monitored.slo.broken", true, "monitored.slo.names",
						"orders.mono", "monitored.slo.cause", "unknown", "monitored.slo.resource", "_none"));
			assertThat(payment.marks()).isEqualTo(Map.of("monitored.status", "success"));
		}
		finally {
			Hooks.disableAutomaticContextPropagation();
		}
	}

	@Test
	void aCallThatFailsTellsTheNameOfItsErrorAlone() throws IOException {
		try (Shop shop = start()) {
			shop.get("/failing");
			SentSpan failing = shop.collector().span("orders.failing");
			assertThat(failing.isFailed()).isTrue();
			assertThat(failing.marks()).containsEntry("error.type", "IllegalStateException")
				.containsEntry("monitored.slo.names", "orders.failing");
			assertThat(failing.span().toString()).doesNotContain(Orders.SECRET);
			assertThat(shop.collector().span("http get /failing").marks()).containsEntry("monitored.slo.names",
					"answers");
		}
	}

	@Test
	void aRequestThatBreaksAnObjectiveMarksItsSpan() throws IOException {
		try (Shop shop = start()) {
			shop.get("/api/mono");
			assertThat(shop.collector().span("http get /api/mono").marks()).containsEntry("monitored.slo.broken", true)
				.containsEntry("monitored.slo.names", "api");
		}
	}

	@Test
	void eachSubscriptionHasASpan() throws IOException {
		try (Shop shop = start()) {
			shop.get("/twice");
			SentSpan request = shop.collector().span("http get /twice");
			Patience.await("both spans",
					() -> shop.collector()
						.spans()
						.stream()
						.filter((span) -> span.name().equals("orders.flux") && span.parentId().equals(request.id()))
						.count() == 2);
		}
	}

	/**
	 * What the shop answers.
	 */
	@RestController
	static class Controllers {

		private final Orders orders;

		Controllers(Orders orders) {
			this.orders = orders;
		}

		@GetMapping({ "/mono", "/api/mono" })
		Mono<String> mono() {
			return this.orders.mono(Orders.SECRET);
		}

		@GetMapping("/failing")
		Mono<String> failing() {
			return this.orders.failing(Orders.SECRET);
		}

		@GetMapping("/twice")
		Flux<String> twice() {
			Flux<String> flux = this.orders.flux();
			return flux.concatWith(flux);
		}

	}

}
