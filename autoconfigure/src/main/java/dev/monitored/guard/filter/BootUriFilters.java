package dev.monitored.guard.filter;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.core.env.Environment;

import dev.monitored.uri.HttpMeters;

/**
 * Takes Boot's filters of {@code uri} away, which deny what exceeds their limit, so that
 * its calls are counted nowhere. A filter whose limit the application has set stays.
 */
final class BootUriFilters implements BeanFactoryPostProcessor {

	private static final String SERVER = "metricsHttpServerUriTagFilter";

	private static final String CLIENT = "metricsHttpClientUriTagFilter";

	private final Environment environment;

	BootUriFilters(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory instanceof BeanDefinitionRegistry registry) {
			HttpMeters http = HttpMeters.from(this.environment);
			removeUnlessSet(SERVER, http.serverUris(), registry);
			removeUnlessSet(CLIENT, http.clientUris(), registry);
		}
	}

	private static void removeUnlessSet(String name, @Nullable Integer limit, BeanDefinitionRegistry registry) {
		if (limit == null && registry.containsBeanDefinition(name) && isOfBoot(registry.getBeanDefinition(name))) {
			registry.removeBeanDefinition(name);
		}
	}

	private static boolean isOfBoot(BeanDefinition definition) {
		return definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null
				&& annotated.getFactoryMethodMetadata().getDeclaringClassName().startsWith("org.springframework.boot.");
	}

}
