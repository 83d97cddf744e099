package dev.monitored.settings;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

import dev.monitored.settings.shape.PropertyRecords;

/**
 * Stops start-up when a record of properties cannot be bound, even if its feature is
 * switched off and never reads it.
 */
final class SettingValuesCheck implements BeanFactoryAware, InitializingBean {

	private final Environment environment;

	@SuppressWarnings("NullAway.Init")
	private ConfigurableListableBeanFactory beanFactory;

	SettingValuesCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	@Override
	public void afterPropertiesSet() {
		for (Class<?> type : PropertyRecords.in(this.beanFactory).values()) {
			if (Settings.isAnyIn(this.environment, type)) {
				Settings.bind(this.environment, type, this.beanFactory.getBeanClassLoader());
			}
		}
	}

}
