package dev.monitored.guard;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.Settings;
import dev.monitored.uri.HttpMeters;

/**
 * Auto-configuration for the guard that bounds label values.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = RegistryAutoConfiguration.class)
@EnableConfigurationProperties(GuardProperties.class)
public final class GuardAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static HttpMeters monitoredHttpMeters(Environment environment) {
		return HttpMeters.from(environment);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static LabelGuard monitoredLabelGuard(Environment environment, HttpMeters monitoredHttpMeters,
			DeferredMeters monitoredDeferredMeters) {
		GuardProperties properties = Settings.bind(environment, GuardProperties.class);
		LabelLimits limits = new LabelLimits(properties, monitoredHttpMeters, new OwnMeters(environment));
		return new LabelGuard(limits, monitoredDeferredMeters);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ForbiddenLabels monitoredForbiddenLabels(Environment environment) {
		return new ForbiddenLabels(Settings.bind(environment, GuardProperties.class).forbiddenLabels());
	}

}
