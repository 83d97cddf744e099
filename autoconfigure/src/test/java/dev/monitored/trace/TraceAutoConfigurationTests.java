package dev.monitored.trace;

import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.trace.Span;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.call.CallOutputs;
import dev.monitored.call.CallTracing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceAutoConfiguration}.
 */
class TraceAutoConfigurationTests {

	private static ApplicationContextRunner application(Class<?>... configurations) {
		return MonitoredContext.runner(configurations);
	}

	@Test
	void tracesByATracer() {
		application(WithTracer.class)
			.run((context) -> assertThat(context.getBean(CallOutputs.class).tracing()).isInstanceOf(TracerSpans.class));
	}

	@Test
	void marksSpansOfOpenTelemetryWithoutATracer() {
		application().run((context) -> assertThat(context.getBean(CallOutputs.class).tracing())
			.isInstanceOf(OpenTelemetrySpans.class));
	}

	@Test
	void takesTheTracerOfSpringBootThatDoesNothingForNone() {
		application(WithNoopTracer.class).run((context) -> assertThat(context.getBean(CallOutputs.class).tracing())
			.isInstanceOf(OpenTelemetrySpans.class));
	}

	@Test
	void doesNothingIfItIsOff() {
		application(WithTracer.class).withPropertyValues("monitored.trace.enabled=false")
			.run((context) -> assertThat(context.getBean(CallOutputs.class).tracing()).isNull());
	}

	@Test
	void marksSpansOfOpenTelemetryWithoutMicrometersTracing() {
		application().withClassLoader(new FilteredClassLoader(Tracer.class)).run((context) -> {
			assertThat(context).doesNotHaveBean(TracerLookup.class);
			assertThat(context.getBean(CallOutputs.class).tracing()).isInstanceOf(OpenTelemetrySpans.class);
		});
	}

	@Test
	void needsNoOpenTelemetry() {
		application(WithTracer.class).withClassLoader(new FilteredClassLoader(Span.class)).run((context) -> {
			assertThat(context).doesNotHaveBean(OpenTelemetryLookup.class);
			assertThat(context.getBean(CallOutputs.class).tracing()).isInstanceOf(TracerSpans.class);
		});
	}

	@Test
	void doesNothingIfNothingTraces() {
		application().withClassLoader(new FilteredClassLoader(Tracer.class, Span.class))
			.run((context) -> assertThat(context.getBean(CallOutputs.class).tracing()).isNull());
	}

	@Test
	void leavesALazyTracerLazy() {
		application(WithLazyTracer.class).run((context) -> {
			assertThat(context.getBean(CallOutputs.class).tracing()).isInstanceOf(TracerSpans.class);
			assertThat(context.getBeanFactory().containsSingleton("tracer")).isFalse();
			context.getBean(Work.class).work();
			assertThat(context.getBeanFactory().containsSingleton("tracer")).isTrue();
		});
	}

	@Test
	void asksThePrimaryTracer() {
		application(WithTwoTracers.class).run((context) -> {
			context.getBean(Work.class).work();
			Mockito.verify(context.getBean("second", Tracer.class), Mockito.atLeastOnce()).currentSpan();
			Mockito.verifyNoInteractions(context.getBean("first", Tracer.class));
		});
	}

	@Test
	void leavesTracingToTheParentContext() {
		application(WithTracer.class).run((parent) -> {
			CallOutputs outputs = parent.getBean(CallOutputs.class);
			CallTracing before = outputs.tracing();
			MonitoredContext.addTo(new ApplicationContextRunner().withParent(parent), WithTracer.class)
				.run((child) -> assertThat(child.getBean(CallOutputs.class)).isSameAs(outputs));
			assertThat(outputs.tracing()).isNotNull().isSameAs(before);
		});
	}

	@Test
	void tracesNothingMoreWhenTheContextIsClosed() {
		AtomicReference<CallOutputs> outputs = new AtomicReference<>();
		application(WithTracer.class).run((context) -> outputs.set(context.getBean(CallOutputs.class)));
		assertThat(outputs.get().tracing()).isNull();
	}

	@Test
	void harmsNoCallIfTheTracerThrows() {
		application(WithBrokenTracer.class)
			.run((context) -> assertThat(context.getBean(Work.class).work()).isEqualTo("done"));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Work.class)
	static class WithTracer {

		@Bean
		Tracer tracer() {
			return Mockito.mock(Tracer.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithNoopTracer {

		@Bean
		Tracer noopTracer() {
			return Tracer.NOOP;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Work.class)
	static class WithLazyTracer {

		@Bean
		@Lazy
		Tracer tracer() {
			return Mockito.mock(Tracer.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Work.class)
	static class WithTwoTracers {

		@Bean
		Tracer first() {
			return Mockito.mock(Tracer.class);
		}

		@Bean
		@Primary
		Tracer second() {
			return Mockito.mock(Tracer.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Work.class)
	static class WithBrokenTracer {

		@Bean
		Tracer tracer() {
			return Mockito.mock(Tracer.class, (invocation) -> {
				throw new IllegalStateException("No tracer");
			});
		}

	}

	static class Work {

		@Monitored(value = "work", latency = "p95 < 1m")
		String work() {
			return "done";
		}

	}

}
