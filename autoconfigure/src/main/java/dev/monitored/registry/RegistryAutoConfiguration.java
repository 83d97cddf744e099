package dev.monitored.registry;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/**
 * Auto-configuration for access to the application's meter registry.
 */
@AutoConfiguration
public final class RegistryAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static LateMeterRegistry monitoredMeterRegistry(ObjectProvider<MeterRegistry> registry) {
		return new LateMeterRegistry(registry);
	}

}
