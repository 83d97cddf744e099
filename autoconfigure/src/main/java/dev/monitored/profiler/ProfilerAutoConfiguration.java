package dev.monitored.profiler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.call.CallOutputs;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.profiler.slice.ProfileFolder;
import dev.monitored.profiler.slice.Profiler;
import dev.monitored.settings.Settings;

/**
 * Auto-configuration for the profiler. There is nothing of it unless an endpoint of it is
 * exposed, and access to that is allowed.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = SloAutoConfiguration.class,
		beforeName = "org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration")
@EnableConfigurationProperties(ProfilerProperties.class)
public final class ProfilerAutoConfiguration {

	/**
	 * The profiler, where one of its endpoints can be.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnBooleanProperty(name = "monitored.profiler.enabled", matchIfMissing = true)
	@ConditionalOnWebApplication
	static class ProfilerConfiguration {

		@Bean
		@Conditional(OnAnyEndpoint.class)
		Profiler monitoredProfiler(CallOutputs monitoredCallOutputs, Environment environment) {
			ProfilerProperties properties = Settings.bind(environment, ProfilerProperties.class);
			return new Profiler(monitoredCallOutputs, new ProfileFolder(properties.directory()),
					properties.continuous().bounds());
		}

		@Bean
		@Lazy(false)
		@Conditional(OnAnyEndpoint.class)
		ProfilerLifecycle monitoredProfilerLifecycle(Profiler monitoredProfiler,
				ObjectProvider<SloCatalog> monitoredSloCatalog,
				ObjectProvider<ProfilerEndpoint> monitoredProfilerEndpoint, Environment environment) {
			return new ProfilerLifecycle(monitoredProfiler,
					Settings.bind(environment, ProfilerProperties.class).continuous(), monitoredSloCatalog,
					monitoredProfilerEndpoint);
		}

		@Bean
		@ConditionalOnAvailableEndpoint(endpoint = ProfilerEndpoint.class, exposure = EndpointExposure.WEB)
		@ConditionalOnMissingBean(name = "monitoredProfilerEndpoint")
		ProfilerEndpoint monitoredProfilerEndpoint(Profiler monitoredProfiler,
				ObjectProvider<SloCatalog> monitoredSloCatalog) {
			return new ProfilerEndpoint(monitoredProfiler, monitoredSloCatalog);
		}

		// After the endpoint, on which it depends
		@Bean
		@Lazy(false)
		@ConditionalOnBooleanProperty(name = "monitored.profiler.continuous.enabled")
		@ConditionalOnMissingBean(name = "monitoredProfilerEndpoint")
		UnreachableProfiler monitoredUnreachableProfiler() {
			return new UnreachableProfiler();
		}

		@Bean
		@ConditionalOnAvailableEndpoint(endpoint = PprofEndpoint.class, exposure = EndpointExposure.WEB)
		@ConditionalOnMissingBean(name = "monitoredPprofEndpoint")
		PprofEndpoint monitoredPprofEndpoint(Profiler monitoredProfiler) {
			return new PprofEndpoint(monitoredProfiler);
		}

	}

	/**
	 * Matches where one of the endpoints is accessible, and not the application's own.
	 */
	static class OnAnyEndpoint extends AnyNestedCondition {

		OnAnyEndpoint() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		/**
		 * Profiles on demand.
		 */
		@ConditionalOnAvailableEndpoint(endpoint = ProfilerEndpoint.class, exposure = EndpointExposure.WEB)
		@ConditionalOnMissingBean(name = "monitoredProfilerEndpoint")
		static class OnProfiler {

		}

		/**
		 * Profiles for scrapers.
		 */
		@ConditionalOnAvailableEndpoint(endpoint = PprofEndpoint.class, exposure = EndpointExposure.WEB)
		@ConditionalOnMissingBean(name = "monitoredPprofEndpoint")
		static class OnPprof {

		}

	}

}
