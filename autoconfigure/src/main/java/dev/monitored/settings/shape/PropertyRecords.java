package dev.monitored.settings.shape;

import java.util.HashMap;
import java.util.Map;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * Finds our records of properties among the bean definitions of an application.
 */
public final class PropertyRecords {

	private static final String PACKAGE = "dev.monitored.";

	private static final ClassValue<String> prefixes = new ClassValue<>() {

		@Override
		protected String computeValue(Class<?> type) {
			return MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("prefix");
		}

	};

	private PropertyRecords() {
	}

	/**
	 * Returns the records. No bean is created.
	 * @param beanFactory what has their definitions
	 * @return their types by prefix
	 */
	public static Map<String, Class<?>> in(ConfigurableListableBeanFactory beanFactory) {
		Map<String, Class<?>> records = new HashMap<>();
		for (String name : beanFactory.getBeanDefinitionNames()) {
			if (beanFactory.getBeanDefinition(name) instanceof AbstractBeanDefinition definition
					&& definition.hasBeanClass() && isRecordOfProperties(definition.getBeanClass())) {
				records.put(prefix(definition.getBeanClass()), definition.getBeanClass());
			}
		}
		return records;
	}

	/**
	 * Returns what the properties of a record begin with.
	 * @param type the type of the record, with its annotation
	 * @return the prefix, such as {@code monitored.llm}
	 */
	public static String prefix(Class<?> type) {
		return prefixes.get(type);
	}

	private static boolean isRecordOfProperties(Class<?> type) {
		return type.getName().startsWith(PACKAGE) && type.isAnnotationPresent(ConfigurationProperties.class)
				&& type.isRecord();
	}

}
