package dev.monitored.catalog;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.application.ApplicationName;
import dev.monitored.registry.LateMeterRegistry;
import dev.monitored.registry.RegistryAutoConfiguration;

/**
 * Auto-configuration for SLOs and the counting of their events.
 */
@AutoConfiguration(after = { ApplicationAutoConfiguration.class, RegistryAutoConfiguration.class })
@EnableConfigurationProperties(SloProperties.class)
public final class SloAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static SloCatalog monitoredSloCatalog(SloProperties properties, ApplicationName application,
			LateMeterRegistry registry) {
		return new SloCatalog(properties, application.value(), registry, System::nanoTime);
	}

	@Bean
	@ConditionalOnMissingBean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static PeriodTicker monitoredPeriodTicker(SloCatalog catalog) {
		return new PeriodTicker(catalog);
	}

}
