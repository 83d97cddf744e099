package dev.monitored.settings;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Auto-configuration for the check that every property under {@code monitored.} exists,
 * and for the early use of those that do.
 */
@AutoConfiguration
public final class SettingsAutoConfiguration {

	@Bean
	static BeanFactoryPostProcessor monitoredSettingNamesCheck(ConfigurableEnvironment environment) {
		ClassLoader classLoader = SettingsAutoConfiguration.class.getClassLoader();
		return new SettingNamesCheck(environment, KnownFeatures.read(classLoader));
	}

	@Bean
	static BeanFactoryPostProcessor monitoredEarlySettings() {
		return new EarlySettings();
	}

}
