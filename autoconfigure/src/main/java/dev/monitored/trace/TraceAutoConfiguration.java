package dev.monitored.trace;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.trace.Span;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.application.ApplicationBeans;
import dev.monitored.call.CallOutputs;
import dev.monitored.catalog.SloAutoConfiguration;

/**
 * Auto-configuration for spans of operations and marks on spans.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { ApplicationAutoConfiguration.class, SloAutoConfiguration.class })
@EnableConfigurationProperties(TraceProperties.class)
public final class TraceAutoConfiguration {

	/**
	 * What traces by Micrometer's tracer, if it is wanted and there is one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.trace.enabled", matchIfMissing = true)
	@ConditionalOnClass(Tracer.class)
	static class TracerConfiguration {

		@Bean
		@Lazy(false)
		@ConditionalOnMissingBean(name = "monitoredTracerLookup")
		TracerLookup monitoredTracerLookup(ApplicationBeans monitoredApplicationBeans,
				CallOutputs monitoredCallOutputs) {
			return new TracerLookup(monitoredApplicationBeans, monitoredCallOutputs);
		}

	}

	/**
	 * What marks spans of OpenTelemetry's agent, if it is wanted and nothing else does.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.trace.enabled", matchIfMissing = true)
	@ConditionalOnClass(Span.class)
	static class OpenTelemetryConfiguration {

		@Bean
		@Lazy(false)
		@ConditionalOnMissingBean(name = "monitoredOpenTelemetryLookup")
		OpenTelemetryLookup monitoredOpenTelemetryLookup(CallOutputs monitoredCallOutputs) {
			return new OpenTelemetryLookup(monitoredCallOutputs);
		}

	}

}
