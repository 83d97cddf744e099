package harm.comparison.fault;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Declares a bean post-processor that needs settings.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EarlySettings.Settings.class)
class EarlySettings {

	@Bean
	static BeanPostProcessor needsSettings(Settings settings) {
		return new BeanPostProcessor() {
		};
	}

	/**
	 * Settings of a fault.
	 *
	 * @param size any setting
	 */
	@ConfigurationProperties("fault")
	record Settings(int size) {

	}

}
