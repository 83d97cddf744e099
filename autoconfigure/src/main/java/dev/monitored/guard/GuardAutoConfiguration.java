package dev.monitored.guard;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

import dev.monitored.registry.LateMeterRegistry;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.settings.InvalidSettingException;

/**
 * Auto-configuration for the guard that bounds label values.
 */
@AutoConfiguration(after = RegistryAutoConfiguration.class)
@EnableConfigurationProperties(GuardProperties.class)
public final class GuardAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static LabelGuard monitoredLabelGuard(GuardProperties properties, LateMeterRegistry registry) {
		if (properties.maxValues() < 1) {
			throw new InvalidSettingException("monitored.guard.max-values", String.valueOf(properties.maxValues()),
					"a label needs at least one value", "Write a number of 1 or more, for example 100.");
		}
		return new LabelGuard(properties.maxValues(), registry);
	}

}
