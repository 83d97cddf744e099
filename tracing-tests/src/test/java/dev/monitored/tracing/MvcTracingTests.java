package dev.monitored.tracing;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.WebApplicationType;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.call.EndedCall;
import dev.monitored.operation.OperationCall;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The spans that an application with Spring MVC sends.
 */
class MvcTracingTests {

	private Shop shop;

	@BeforeEach
	void start() throws IOException {
		this.shop = start("monitored.log.enabled=true");
	}

	private static Shop start(String... settings) throws IOException {
		return Shop.start(WebApplicationType.SERVLET, Controllers.class, settings);
	}

	@AfterEach
	void stop() {
		this.shop.close();
	}

	@Test
	void anOperationHasASpanBelowThatOfItsCaller() {
		this.shop.get("/place");
		SentSpan request = span("http get /place");
		SentSpan order = span("orders.place");
		SentSpan payment = span("payments.pay");
		assertThat(order.parentId()).isEqualTo(request.id());
		assertThat(payment.parentId()).isEqualTo(order.id());
		assertThat(order.traceId()).isEqualTo(request.traceId()).isEqualTo(payment.traceId());
		assertThat(order.span().getKind()).isEqualTo(SpanKind.SPAN_KIND_INTERNAL);
		assertThat(order.isFailed()).isFalse();
		assertThat(order.marks()).isEqualTo(Map.of("monitored.status", "success"));
		assertThat(request.marks()).isEmpty();
	}

	@Test
	void aCallThatBreaksAnObjectiveMarksItsSpan() {
		this.shop.get("/slow");
		assertThat(span("orders.slow").marks())
			.isEqualTo(Map.of("monitored.status", "success", "monitored.slo.broken", true, "monitored.slo.names",
					"orders.slow", "monitored.slo.cause", "unmeasured", "monitored.slo.resource", "_none"));
		assertThat(span("http get /slow").marks()).isEmpty();
		EndedCall call = ended("orders.slow");
		assertThat(call.traceId()).isEqualTo(span("orders.slow").traceId());
	}

	@Test
	void aCallThatFailsTellsTheNameOfItsErrorAlone() {
		this.shop.get("/broken");
		SentSpan broken = span("orders.broken");
		assertThat(broken.isFailed()).isTrue();
		assertThat(broken.marks()).containsEntry("monitored.status", "error")
			.containsEntry("error.type", "IllegalStateException")
			.containsEntry("monitored.slo.names", "orders.broken");
		assertThat(broken.span().getStatus().getMessage()).isEqualTo("IllegalStateException");
		assertThat(broken.span().getEventsList()).singleElement()
			.satisfies((event) -> assertThat(event.getName()).isEqualTo("exception"));
		assertThat(broken.span().toString()).doesNotContain(Orders.SECRET);
	}

	@Test
	void aRequestThatBreaksAnObjectiveMarksItsSpan() {
		this.shop.get("/api/slow");
		SentSpan request = span("http get /api/slow");
		assertThat(request.marks()).containsEntry("monitored.slo.broken", true)
			.containsEntry("monitored.slo.names", "api");
	}

	@Test
	void aRequestThatFailsMarksItsSpanBeforeItsErrorPage() {
		this.shop.get("/broken");
		assertThat(span("http get /broken").marks()).containsEntry("monitored.slo.broken", true)
			.containsEntry("monitored.slo.names", "answers");
		Patience.await("the request", () -> this.shop.ended().stream().anyMatch(MvcTracingTests::isRequest));
		assertThat(this.shop.ended().stream().filter(MvcTracingTests::isRequest).map(EndedCall::traceId))
			.containsExactly(span("http get /broken").traceId());
	}

	@Test
	void aRequestThatIsAnsweredByAnErrorMarksItsSpan() {
		this.shop.get("/api/unavailable");
		assertThat(span("http get /api/unavailable").marks()).containsEntry("monitored.slo.names", "answers");
	}

	@Test
	void anAsynchronousRequestMarksItsSpan() {
		this.shop.get("/api/later");
		SentSpan request = span("http get /api/later");
		assertThat(request.marks()).containsEntry("monitored.slo.names", "api");
		SentSpan later = span("orders.later");
		assertThat(later.parentId()).isEqualTo(request.id());
		assertThat(later.marks()).containsEntry("monitored.slo.broken", true)
			.containsEntry("monitored.slo.names", "orders.later");
	}

	@Test
	void aFutureThatIsCancelledEndsItsSpan() {
		this.shop.get("/cancelled");
		SentSpan cancelled = span("orders.never");
		assertThat(cancelled.isFailed()).isFalse();
		assertThat(cancelled.marks()).containsEntry("monitored.status", "cancelled");
		assertThat(cancelled.parentId()).isEqualTo(span("http get /cancelled").id());
	}

	@Test
	void callsByHandHaveSpans() {
		this.shop.get("/by-hand");
		SentSpan request = span("http get /by-hand");
		assertThat(span("orders.pack").parentId()).isEqualTo(request.id());
		assertThat(span("orders.ship").parentId()).isEqualTo(request.id());
		assertThat(span("orders.place").parentId()).isEqualTo(span("orders.pack").id());
		assertThat(span("orders.ship").isFailed()).isTrue();
	}

	@Test
	void aSpanEndsBeforeWhatIsNextInItsThread() {
		this.shop.get("/twice");
		SentSpan request = span("http get /twice");
		assertThat(span("orders.slow").parentId()).isEqualTo(request.id());
		assertThat(span("orders.later").parentId()).isEqualTo(request.id());
		assertThat(span("orders.place").parentId()).isEqualTo(request.id());
	}

	@Test
	void nothingIsTracedWithoutASpan() throws Exception {
		this.shop.bean(Orders.class).slow("none");
		this.shop.get("/place");
		span("orders.place");
		assertThat(this.shop.collector().spans()).extracting(SentSpan::name).doesNotContain("orders.slow");
		assertThat(ended("orders.slow").traceId()).isNull();
	}

	@Test
	void nothingIsTracedIfTheCallerIsNotSampled() {
		String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-";
		this.shop.get("/slow", "traceparent", trace + "00");
		this.shop.get("/place", "traceparent", trace + "01");
		assertThat(span("orders.place").traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
		assertThat(this.shop.collector().spans()).extracting(SentSpan::name).doesNotContain("orders.slow");
		assertThat(ended("orders.slow").traceId()).isNull();
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void anOperationHasASpanInAVirtualThread() throws IOException {
		try (Shop virtual = start("spring.threads.virtual.enabled=true")) {
			virtual.get("/place");
			virtual.get("/slow");
			SentSpan order = virtual.collector().span("orders.place");
			assertThat(order.parentId()).isEqualTo(virtual.collector().span("http get /place").id());
			assertThat(virtual.collector().span("payments.pay").parentId()).isEqualTo(order.id());
			assertThat(virtual.collector().span("orders.slow").marks()).containsEntry("monitored.slo.broken", true);
		}
	}

	@Test
	void nothingIsTracedIfItIsOff() throws IOException {
		try (Shop off = start("monitored.trace.enabled=false")) {
			off.get("/slow");
			off.collector().span("http get /slow");
			off.get("/place");
			off.collector().span("http get /place");
			assertThat(off.collector().spans()).allSatisfy((span) -> assertThat(span.marks()).isEmpty())
				.noneMatch((span) -> span.name().startsWith("orders."));
		}
	}

	private SentSpan span(String name) {
		return this.shop.collector().span(name);
	}

	private EndedCall ended(String operation) {
		Patience.await("the end of " + operation,
				() -> this.shop.ended().stream().anyMatch((call) -> operation.equals(call.labels().get("operation"))));
		return this.shop.ended()
			.stream()
			.filter((call) -> operation.equals(call.labels().get("operation")))
			.findFirst()
			.orElseThrow();
	}

	private static boolean isRequest(EndedCall call) {
		return call.signal().equals("http-server");
	}

	/**
	 * What the shop answers.
	 */
	@RestController
	static class Controllers {

		private final Orders orders;

		private final Operations operations;

		Controllers(Orders orders, Operations operations) {
			this.orders = orders;
			this.operations = operations;
		}

		@GetMapping("/place")
		String place() {
			return this.orders.place(Orders.SECRET);
		}

		@GetMapping("/slow")
		String slow() throws InterruptedException {
			return this.orders.slow(Orders.SECRET);
		}

		@GetMapping("/broken")
		String broken() {
			return this.orders.broken(Orders.SECRET);
		}

		@GetMapping("/api/slow")
		String slowRequest() throws InterruptedException {
			Thread.sleep(5);
			return "slow";
		}

		@GetMapping("/api/unavailable")
		ResponseEntity<String> unavailable() {
			return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("unavailable");
		}

		@GetMapping("/api/later")
		CompletableFuture<String> later() {
			return this.orders.later(Orders.SECRET);
		}

		@GetMapping("/cancelled")
		String cancelled() {
			this.orders.never().cancel(true);
			return "cancelled";
		}

		@GetMapping("/by-hand")
		String byHand() {
			this.operations.record("orders.pack", () -> this.orders.place(Orders.SECRET));
			try (OperationCall call = this.operations.start("orders.ship")) {
				call.error(new IllegalStateException(Orders.SECRET));
			}
			return "by hand";
		}

		@GetMapping("/twice")
		String twice() throws InterruptedException, ExecutionException {
			this.orders.slow(Orders.SECRET);
			this.orders.later(Orders.SECRET).get();
			return this.orders.place(Orders.SECRET);
		}

	}

}
