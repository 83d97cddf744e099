package dev.monitored.settings;

import java.util.Arrays;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.Environment;

/**
 * Stops start-up when a record of properties cannot be bound, even if its feature is
 * switched off and never reads it.
 */
final class SettingValuesCheck implements InitializingBean {

	private static final String PACKAGE = "dev.monitored.";

	private final Environment environment;

	private final ConfigurableListableBeanFactory beanFactory;

	SettingValuesCheck(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterPropertiesSet() {
		Arrays.stream(this.beanFactory.getBeanDefinitionNames())
			.map(this.beanFactory::getBeanDefinition)
			.filter(AbstractBeanDefinition.class::isInstance)
			.map(AbstractBeanDefinition.class::cast)
			.filter(AbstractBeanDefinition::hasBeanClass)
			.map(AbstractBeanDefinition::getBeanClass)
			.filter(SettingValuesCheck::isRecordOfProperties)
			.forEach((type) -> Settings.bind(this.environment, type, this.beanFactory.getBeanClassLoader()));
	}

	private static boolean isRecordOfProperties(Class<?> type) {
		return type.getName().startsWith(PACKAGE) && type.isAnnotationPresent(ConfigurationProperties.class);
	}

}
