package dev.monitored.settings;

import java.util.Arrays;
import java.util.Objects;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * Declares the records of properties as infrastructure. Proxies depend on them, so they
 * exist before all bean post-processors do, of which Spring warns for any other bean.
 */
final class EarlySettings implements BeanFactoryPostProcessor {

	private static final String PACKAGE = "dev.monitored.";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		Arrays.stream(beanFactory.getBeanDefinitionNames())
			.map(beanFactory::getBeanDefinition)
			.filter(AbstractBeanDefinition.class::isInstance)
			.map(AbstractBeanDefinition.class::cast)
			.filter(EarlySettings::isRecordOfProperties)
			.forEach((definition) -> definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE));
	}

	private static boolean isRecordOfProperties(AbstractBeanDefinition definition) {
		String className = Objects.requireNonNullElse(definition.getBeanClassName(), "");
		return className.startsWith(PACKAGE) && className.endsWith("Properties");
	}

}
