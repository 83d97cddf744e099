package dev.monitored.report;

import java.time.Instant;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.report.export.SloExports;
import dev.monitored.report.suggestion.SuggestionText;
import dev.monitored.uri.ignored.IgnoredPaths;

/**
 * Auto-configuration for what people read about their SLOs in the process.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = SloAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "monitored.slo.enabled", matchIfMissing = true)
public final class SloReportAutoConfiguration {

	@Bean
	StartupReport monitoredStartupReport(SloCatalog monitoredSloCatalog, ApplicationBeans monitoredApplicationBeans) {
		return new StartupReport(monitoredSloCatalog,
				() -> monitoredApplicationBeans.factory().containsBean("monitoredSloEndpoint"));
	}

	@Bean
	UnpromisedMethods monitoredUnpromisedMethods(SloCatalog monitoredSloCatalog,
			ApplicationBeans monitoredApplicationBeans) {
		return new UnpromisedMethods(monitoredSloCatalog, monitoredApplicationBeans);
	}

	/**
	 * The endpoint, where there is an actuator.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "monitoredSloEndpoint")
		@ConditionalOnAvailableEndpoint
		SloEndpoint monitoredSloEndpoint(SloCatalog monitoredSloCatalog, ApplicationContext context) {
			return new SloEndpoint(
					new SloReporter(monitoredSloCatalog, Instant.ofEpochMilli(context.getStartupDate())));
		}

		@Bean
		@ConditionalOnMissingBean(name = "monitoredSloEndpointWebExtension")
		@ConditionalOnBean(name = "monitoredSloEndpoint")
		@ConditionalOnAvailableEndpoint(endpoint = SloEndpoint.class, exposure = EndpointExposure.WEB)
		SloEndpointWebExtension monitoredSloEndpointWebExtension(SloEndpoint monitoredSloEndpoint,
				SloCatalog monitoredSloCatalog, ObjectProvider<MeterRegistry> registry,
				ObjectProvider<IgnoredPaths> ignored, ApplicationContext context) {
			return new SloEndpointWebExtension(monitoredSloEndpoint, new SloExports(monitoredSloCatalog),
					new SuggestionText(registry::getIfUnique, monitoredSloCatalog,
							Instant.ofEpochMilli(context.getStartupDate()), (route) -> isMeasured(route, ignored)));
		}

		private static boolean isMeasured(String route, ObjectProvider<IgnoredPaths> ignored) {
			IgnoredPaths paths = ignored.getIfAvailable();
			return paths != null && !paths.contains(route, 0);
		}

	}

}
