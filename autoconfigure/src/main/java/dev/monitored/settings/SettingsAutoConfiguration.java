package dev.monitored.settings;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration for the checks that every property under {@code monitored.} exists
 * and has a value that makes sense.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration
public final class SettingsAutoConfiguration {

	@Bean
	static BeanFactoryPostProcessor monitoredSettingNamesCheck(ConfigurableEnvironment environment) {
		ClassLoader classLoader = SettingsAutoConfiguration.class.getClassLoader();
		return new SettingNamesCheck(environment, SingletonSupplier.of(() -> PropertyPrefixes.read(classLoader)));
	}

	@Bean
	@Lazy(false)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static SettingValuesCheck monitoredSettingValuesCheck(Environment environment) {
		return new SettingValuesCheck(environment);
	}

}
