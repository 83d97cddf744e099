package dev.monitored.catalog;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.application.ApplicationBeans;
import dev.monitored.application.ApplicationName;
import dev.monitored.application.Lifecycle;
import dev.monitored.call.CallOutputs;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.MonotonicTime;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;
import dev.monitored.slo.SloProperties;

/**
 * Auto-configuration for SLOs and the counting of their events.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { ApplicationAutoConfiguration.class, RegistryAutoConfiguration.class })
@EnableConfigurationProperties(SloProperties.class)
public final class SloAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "monitoredCallOutputs")
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static CallOutputs monitoredCallOutputs(ApplicationBeans monitoredApplicationBeans,
			DeferredMeters monitoredDeferredMeters) {
		return new CallOutputs(monitoredApplicationBeans, monitoredDeferredMeters);
	}

	@Bean
	@ConditionalOnMissingBean(name = "monitoredSloCatalog")
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static SloCatalog monitoredSloCatalog(Environment environment, ApplicationName monitoredApplicationName,
			Lifecycle monitoredLifecycle, DeferredMeters monitoredDeferredMeters, CallOutputs monitoredCallOutputs) {
		SloProperties properties = Settings.bind(environment, SloProperties.class);
		return new SloCatalog(properties,
				CountingProcess.startedNow(monitoredApplicationName.value(), monitoredLifecycle),
				monitoredDeferredMeters, monitoredCallOutputs, MonotonicTime::nanos);
	}

	@Bean
	@ConditionalOnMissingBean(name = "monitoredPeriodTicker")
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static PeriodTicker monitoredPeriodTicker(SloCatalog monitoredSloCatalog) {
		return new PeriodTicker(monitoredSloCatalog);
	}

}
