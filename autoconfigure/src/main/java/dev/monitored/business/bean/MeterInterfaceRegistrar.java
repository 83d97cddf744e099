package dev.monitored.business.bean;

import java.util.LinkedHashSet;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanDefinitionStoreException;
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

	private static final Log logger = LogFactory.getLog(MeterInterfaceRegistrar.class);

	private final BeanFactory beanFactory;

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	private final ClassLoader classLoader;

	MeterInterfaceRegistrar(BeanFactory beanFactory, Environment environment, ResourceLoader resourceLoader,
			ClassLoader classLoader) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.resourceLoader = resourceLoader;
		this.classLoader = classLoader;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		for (String name : found(scanner(registry))) {
			Class<?> type = ClassUtils.resolveClassName(name, this.classLoader);
			if (!isDeclared(type)) {
				registry.registerBeanDefinition(MeterInterfaceBeans.NAME_PREFIX + name, definition(type));
			}
		}
	}

	private ClassPathScanningCandidateComponentProvider scanner(BeanDefinitionRegistry registry) {
		ClassPathScanningCandidateComponentProvider scanner = new EveryTypeProvider(this.environment, registry);
		scanner.setResourceLoader(this.resourceLoader);
		scanner.addIncludeFilter(new AnnotationTypeFilter(MeterInterface.class, false, false));
		if (this.beanFactory.containsBean(SHARED_READERS)) {
			scanner.setMetadataReaderFactory(this.beanFactory.getBean(SHARED_READERS, MetadataReaderFactory.class));
		}
		return scanner;
	}

	// A class that cannot be read may be one that the application never scans
	private static Set<BeanDefinition> candidates(ClassPathScanningCandidateComponentProvider scanner,
			String basePackage) {
		try {
			return scanner.findCandidateComponents(basePackage);
		}
		catch (BeanDefinitionStoreException ex) {
			logger.warn(
					"No meter interface is found in %s, because a class there cannot be read".formatted(basePackage),
					ex);
			return Set.of();
		}
	}

	private Set<String> found(ClassPathScanningCandidateComponentProvider scanner) {
		Set<String> found = new LinkedHashSet<>();
		if (AutoConfigurationPackages.has(this.beanFactory)) {
			for (String basePackage : AutoConfigurationPackages.get(this.beanFactory)) {
				for (BeanDefinition candidate : candidates(scanner, basePackage)) {
					found.add(String.valueOf(candidate.getBeanClassName()));
				}
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
		// Its object exists already, and its class says that it is no bean of the
		// application
		definition.setLazyInit(false);
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

		private final BeanDefinitionRegistry registry;

		EveryTypeProvider(Environment environment, BeanDefinitionRegistry registry) {
			super(false, environment);
			this.registry = registry;
		}

		// Conditions of interfaces ask it
		@Override
		protected BeanDefinitionRegistry getRegistry() {
			return this.registry;
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return true;
		}

	}

}
