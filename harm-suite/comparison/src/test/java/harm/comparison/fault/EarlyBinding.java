package harm.comparison.fault;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Injects settings into a bean post-processor that Spring creates before it can make
 * proxies. Binding them creates the converters of the application, which stay without
 * proxies.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EarlyBinding.Settings.class)
class EarlyBinding {

	@Bean
	static EarlyPostProcessor earlyPostProcessor(Settings settings) {
		return new EarlyPostProcessor(settings);
	}

	/**
	 * Settings of the fault.
	 *
	 * @param offset added to the highest precedence
	 */
	@ConfigurationProperties("fault")
	record Settings(int offset) {

	}

	/**
	 * A bean post-processor that needs settings.
	 *
	 * @param settings its settings
	 */
	record EarlyPostProcessor(Settings settings) implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE + this.settings.offset();
		}

	}

}
