package dev.monitored.tracing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import reactor.core.publisher.Mono;

import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The spans of operations in a trace that the application began itself.
 */
class OperationSpanTests {

	private Shop shop;

	private Tracer tracer;

	@BeforeEach
	void start() throws IOException {
		this.shop = Shop.start(WebApplicationType.NONE, Shop.Beans.class);
		this.tracer = this.shop.bean(Tracer.class);
	}

	@AfterEach
	void stop() {
		this.shop.close();
	}

	@Test
	void haveTheCurrentSpanForParent() {
		String[] current = new String[1];
		inTrace(() -> this.shop.bean(Operations.class).record("orders.pack", () -> {
			Span span = this.tracer.currentSpan();
			current[0] = (span != null) ? span.context().spanId() : null;
		}));
		SentSpan order = this.shop.collector().span("orders.pack");
		assertThat(order.parentId()).isEqualTo(this.shop.collector().span("root").id());
		assertThat(order.id()).isEqualTo(current[0]);
	}

	@Test
	void areNotCurrentAnyMoreWhereTheStackHasRunOut() {
		Operations operations = this.shop.bean(Operations.class);
		inTrace(() -> {
			Span before = this.tracer.currentSpan();
			for (int attempt = 0; attempt < 5; attempt++) {
				assertThatExceptionOfType(StackOverflowError.class)
					.isThrownBy(() -> operations.record("orders.outer", () -> recurse(operations)));
				assertThat(this.tracer.currentSpan()).isEqualTo(before);
			}
		});
		assertThat(this.tracer.currentSpan()).isNull();
	}

	@Test
	void areNotWhatTheApplicationAddsTo() {
		Operations operations = this.shop.bean(Operations.class);
		ObservationRegistry observations = this.shop.bean(ObservationRegistry.class);
		Observation.Event packed = Observation.Event.of("packed");
		List<String> heard = new ArrayList<>();
		observations.observationConfig().observationHandler(hearing(heard));
		Observation around = Observation.start("around", observations);
		around.scoped(() -> operations.record("orders.pack", () -> {
			Observation current = observations.getCurrentObservation();
			assertThat(current).isNotNull().isNotSameAs(around);
			current.lowCardinalityKeyValue("tenant", "acme").highCardinalityKeyValue("order", "17").event(packed);
		}));
		around.stop();
		assertThat(around.getContext().getLowCardinalityKeyValue("tenant").getValue()).isEqualTo("acme");
		assertThat(around.getContext().getHighCardinalityKeyValue("order").getValue()).isEqualTo("17");
		assertThat(heard).containsExactly("around packed");
		assertThat(this.shop.collector().span("orders.pack").parentId())
			.isEqualTo(this.shop.collector().span("around").id());
	}

	@Test
	void areOnePerSubscriptionWhereTheTypeIsNotDeclared() {
		Operations operations = this.shop.bean(Operations.class);
		inTrace(() -> operations.record("orders.load", () -> Mono.just("order").hide()).block());
		SentSpan load = this.shop.collector().span("orders.load");
		assertThat(load.parentId()).isEqualTo(this.shop.collector().span("root").id());
	}

	private static ObservationHandler<Observation.Context> hearing(List<String> heard) {
		return new ObservationHandler<>() {

			@Override
			public void onEvent(Observation.Event event, Observation.Context context) {
				heard.add(context.getName() + " " + event.getName());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		};
	}

	private static void recurse(Operations operations) {
		operations.record("orders.again", () -> recurse(operations));
	}

	private void inTrace(Runnable action) {
		Span root = this.tracer.nextSpan().name("root").start();
		try (Tracer.SpanInScope scope = this.tracer.withSpan(root)) {
			assertThat(scope).isNotNull();
			action.run();
		}
		finally {
			root.end();
		}
	}

}
