package dev.monitored.tracing;

import java.io.IOException;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

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
