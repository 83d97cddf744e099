package dev.monitored.benchmarks.instrumentation;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A tracer that samples nothing.
 */
@Configuration(proxyBeanMethods = false)
@Import(MonitoredWork.class)
class UnsampledConfiguration {

	@Bean
	SdkTracerProvider tracerProvider() {
		return SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build();
	}

	@Bean
	Tracer tracer(SdkTracerProvider provider) {
		return new OtelTracer(provider.get("benchmarks"), new OtelCurrentTraceContext(), (event) -> {
		});
	}

}
