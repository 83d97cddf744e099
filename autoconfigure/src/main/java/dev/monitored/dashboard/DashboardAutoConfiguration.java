package dev.monitored.dashboard;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.dashboard.data.DashboardData;
import dev.monitored.dashboard.data.LastBrokenCalls;
import dev.monitored.dashboard.data.ProcessFacts;
import dev.monitored.dashboard.page.PageFiles;
import dev.monitored.dashboard.page.PageHeaders;
import dev.monitored.dashboard.page.PageHints;
import dev.monitored.saturation.Saturation;
import dev.monitored.saturation.SaturationAutoConfiguration;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for the dashboard. There is nothing of it unless its endpoint is
 * exposed.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { SaturationAutoConfiguration.class, SloAutoConfiguration.class },
		beforeName = "org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration",
		afterName = "org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration")
@EnableConfigurationProperties(DashboardProperties.class)
public final class DashboardAutoConfiguration {

	/**
	 * The page and its data, where endpoints can be.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnBooleanProperty(name = "monitored.dashboard.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = "monitored.slo.enabled", matchIfMissing = true)
	@ConditionalOnWebApplication
	@ConditionalOnAvailableEndpoint(endpoint = DashboardEndpoint.class, exposure = EndpointExposure.WEB)
	@ConditionalOnMissingBean(name = "monitoredDashboardEndpoint")
	@ImportRuntimeHints(PageHints.class)
	static class EndpointConfiguration {

		private static final String PROFILER = "monitoredProfilerEndpoint";

		@Bean
		LastBrokenCalls monitoredLastBrokenCalls() {
			return new LastBrokenCalls();
		}

		// It samples from the start, also where beans are created only when they are
		// needed
		@Bean
		@Lazy(false)
		DashboardData monitoredDashboardData(SloCatalog monitoredSloCatalog, LastBrokenCalls monitoredLastBrokenCalls,
				Saturation monitoredSaturation, ObjectProvider<MeterRegistry> registry,
				ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git, ApplicationContext context) {
			BuildProperties builtAs = build.getIfAvailable();
			GitProperties builtFrom = git.getIfAvailable();
			Environment environment = context.getEnvironment();
			ProcessFacts process = new ProcessFacts(monitoredSloCatalog.process(), monitoredSloCatalog.application(),
					host(environment), (builtAs != null) ? builtAs.getVersion() : null,
					(builtFrom != null) ? builtFrom.getShortCommitId() : null, context.getStartupDate(),
					Settings.bind(environment, DashboardProperties.class).grafanaUrl(),
					context.containsBean(PROFILER) ? PageHeaders.fromPage(environment, "profiler") : null);
			return new DashboardData(process, monitoredSloCatalog, registry::getIfUnique, monitoredSaturation,
					new PageHeaders(environment).path(), monitoredLastBrokenCalls);
		}

		@Bean
		DashboardEndpoint monitoredDashboardEndpoint(Environment environment, DashboardData monitoredDashboardData) {
			return new DashboardEndpoint(new PageFiles(PageHeaders.place(environment)), monitoredDashboardData);
		}

		private static @Nullable String host(Environment environment) {
			String host = environment.getProperty("HOSTNAME");
			return (host != null) ? host : environment.getProperty("COMPUTERNAME");
		}

	}

}
