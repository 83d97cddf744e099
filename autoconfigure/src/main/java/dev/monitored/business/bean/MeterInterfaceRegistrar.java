package dev.monitored.business.bean;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import dev.monitored.business.MeterInterface;

/**
 * Finds meter interfaces in the packages of the application, and declares a bean for each
 * that has none.
 */
final class MeterInterfaceRegistrar implements ImportBeanDefinitionRegistrar {

	/**
	 * The name of Boot's bean that remembers the classes which were read. It is asked for
	 * by name, because Boot has no type for it.
	 */
	private static final String SHARED_READERS = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

	private final BeanFactory beanFactory;

	private final ClassPathScanningCandidateComponentProvider scanner;

	private final ClassLoader classLoader;

	MeterInterfaceRegistrar(BeanFactory beanFactory, Environment environment, ResourceLoader resourceLoader,
			ClassLoader classLoader) {
		this.beanFactory = beanFactory;
		this.classLoader = classLoader;
		this.scanner = new EveryTypeProvider(environment);
		this.scanner.setResourceLoader(resourceLoader);
		this.scanner.addIncludeFilter(new AnnotationTypeFilter(MeterInterface.class, false, false));
		if (beanFactory.containsBean(SHARED_READERS)) {
			this.scanner.setMetadataReaderFactory(beanFactory.getBean(SHARED_READERS, MetadataReaderFactory.class));
		}
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		for (String name : found()) {
			Class<?> type = ClassUtils.resolveClassName(name, this.classLoader);
			if (!isDeclared(type)) {
				registry.registerBeanDefinition(MeterInterfaceBeans.NAME_PREFIX + name, definition(type));
			}
		}
	}

	private Set<String> found() {
		Set<String> found = new LinkedHashSet<>();
		if (AutoConfigurationPackages.has(this.beanFactory)) {
			for (String basePackage : AutoConfigurationPackages.get(this.beanFactory)) {
				this.scanner.findCandidateComponents(basePackage)
					.forEach((candidate) -> found.add(String.valueOf(candidate.getBeanClassName())));
			}
		}
		return found;
	}

	private boolean isDeclared(Class<?> type) {
		return this.beanFactory instanceof ListableBeanFactory listable
				&& listable.getBeanNamesForType(type, true, false).length > 0;
	}

	static BeanDefinition definition(Class<?> type) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setFactoryBeanName(MeterInterfaceBeans.BEAN);
		definition.setFactoryMethodName("create");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type.getName());
		definition.setDescription("Meters of " + type.getName());
		return definition;
	}

	/**
	 * Finds interfaces, and whatever else has the annotation: a wrong place is to be
	 * told.
	 */
	private static final class EveryTypeProvider extends ClassPathScanningCandidateComponentProvider {

		EveryTypeProvider(Environment environment) {
			super(false, environment);
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return true;
		}

	}

}
