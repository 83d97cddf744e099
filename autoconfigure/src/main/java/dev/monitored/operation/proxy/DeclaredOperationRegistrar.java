package dev.monitored.operation.proxy;

import java.util.LinkedHashSet;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

import dev.monitored.operation.declaration.OperationCatalog;
import dev.monitored.operation.recording.OperationRecorderCatalog;

/**
 * Looks at every bean that is declared, also at those that do not exist yet. What they
 * declare wrongly is said at start-up, and their meters exist from then on.
 */
public final class DeclaredOperationRegistrar implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(DeclaredOperationRegistrar.class);

	private final MonitoredAdvisor advisor;

	private final OperationRecorderCatalog recorders;

	private final OperationCatalog catalog;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Creates a look at the declared beans.
	 * @param advisor what knows the monitored methods of a class
	 * @param recorders the recorders of operations
	 * @param catalog the operations
	 * @param beanFactory the beans
	 */
	public DeclaredOperationRegistrar(MonitoredAdvisor advisor, OperationRecorderCatalog recorders,
			OperationCatalog catalog, ConfigurableListableBeanFactory beanFactory) {
		this.advisor = advisor;
		this.recorders = recorders;
		this.catalog = catalog;
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<Class<?>> types = new LinkedHashSet<>();
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			Class<?> type = type(name);
			if (type != null) {
				types.add(ClassUtils.getUserClass(type));
			}
		}
		types.forEach(this.advisor::lookAt);
		this.advisor.warnOfUnmatchedPointcuts(types);
		this.recorders.registerByHand();
		this.catalog.warnOfUnmatchedSettings();
	}

	/**
	 * Returns the class of a bean, of a proxy the one of its target. No factory is made
	 * to tell it, because a lazy one would come into being.
	 * @param name the name of the bean
	 * @return the class, or {@code null} if it cannot be told
	 */
	private @Nullable Class<?> type(String name) {
		try {
			BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
			if (definition.isAbstract()) {
				return null;
			}
			Object target = definition.getAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE);
			return (target instanceof Class<?> type) ? type : this.beanFactory.getType(name, false);
		}
		catch (BeansException | LinkageError ex) {
			logger.debug("The class of the bean '%s' cannot be told".formatted(name), ex);
			return null;
		}
	}

}
