package dev.monitored.trace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import brave.Tracing;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import brave.sampler.Sampler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TracerSpans} with the tracer of Brave.
 */
class BraveSpansTests {

	private final Spans spans = new Spans();

	@Test
	void hasASpanWithMarksForACallOfASampledTrace() {
		order(Sampler.ALWAYS_SAMPLE);
		assertThat(this.spans.ended).extracting(MutableSpan::name).containsExactly("order", "request");
		MutableSpan order = this.spans.ended.get(0);
		assertThat(order.parentId()).isEqualTo(this.spans.ended.get(1).id());
		assertThat(order.tags()).containsEntry("monitored.slo.broken", "true")
			.containsEntry("monitored.slo.names", "order")
			.containsEntry("monitored.slo.cause", "unmeasured")
			.containsEntry("monitored.status", "error")
			.containsEntry("error.type", "IllegalStateException");
		assertThat(order.error()).isInstanceOf(CallFailedException.class).hasMessage("IllegalStateException");
	}

	@Test
	void hasNoSpanInATraceThatIsNotSampled() {
		order(Sampler.NEVER_SAMPLE);
		assertThat(this.spans.ended).isEmpty();
	}

	private void order(Sampler sampler) {
		try (Tracing tracing = Tracing.newBuilder().sampler(sampler).addSpanHandler(this.spans).build()) {
			Tracer tracer = new BraveTracer(tracing.tracer(),
					new BraveCurrentTraceContext(tracing.currentTraceContext()));
			MonitoredContext.runner(Orders.class).withBean(Tracer.class, () -> tracer).run((context) -> {
				Span request = tracer.nextSpan().name("request").start();
				Tracer.SpanInScope scope = tracer.withSpan(request);
				assertThatIllegalStateException().isThrownBy(context.getBean(Shop.class)::order);
				scope.close();
				request.end();
			});
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Orders {

		@Bean
		Shop shop() {
			return new Shop();
		}

	}

	static class Shop {

		@Monitored(value = "order", availability = "99.9%")
		void order() {
			throw new IllegalStateException("secret");
		}

	}

	/**
	 * Spans that have ended, the innermost first.
	 */
	private static final class Spans extends SpanHandler {

		private final List<MutableSpan> ended = new CopyOnWriteArrayList<>();

		@Override
		public boolean end(TraceContext context, MutableSpan span, Cause cause) {
			return this.ended.add(new MutableSpan(span));
		}

	}

}
