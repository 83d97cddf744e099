package harm.comparison.fault;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.PriorityOrdered;

/**
 * A bean post-processor that comes before proxies are made, and needs settings.
 */
@EnableConfigurationProperties(EarlySettings.Settings.class)
class EarlySettings implements BeanPostProcessor, PriorityOrdered {

	private final Settings settings;

	EarlySettings(Settings settings) {
		this.settings = settings;
	}

	@Override
	public int getOrder() {
		return this.settings.order();
	}

	/**
	 * Settings of a fault.
	 *
	 * @param order when it comes
	 */
	@ConfigurationProperties("fault")
	record Settings(int order) {

	}

}
