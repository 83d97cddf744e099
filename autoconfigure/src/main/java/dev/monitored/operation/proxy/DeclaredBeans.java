package dev.monitored.operation.proxy;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.operation.declaration.OperationCatalog;
import dev.monitored.operation.recording.OperationRecorders;

/**
 * Looks at every bean that is declared, also at those that do not exist yet. What they
 * declare wrongly is said at start-up, and their meters exist from then on.
 */
public final class DeclaredBeans implements SmartInitializingSingleton {

	private final MonitoredAdvisor advisor;

	private final OperationRecorders recorders;

	private final OperationCatalog catalog;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Creates a look at the declared beans.
	 * @param advisor what knows the monitored methods of a class
	 * @param recorders the recorders of operations
	 * @param catalog the operations
	 * @param beanFactory the beans
	 */
	public DeclaredBeans(MonitoredAdvisor advisor, OperationRecorders recorders, OperationCatalog catalog,
			ConfigurableListableBeanFactory beanFactory) {
		this.advisor = advisor;
		this.recorders = recorders;
		this.catalog = catalog;
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			Class<?> type = this.beanFactory.getBeanDefinition(name).isAbstract() ? null
					: AutoProxyUtils.determineTargetClass(this.beanFactory, name);
			if (type != null) {
				this.advisor.getPointcut().getClassFilter().matches(type);
			}
		}
		this.recorders.registerByHand();
		this.catalog.warnOfUnmatchedSettings();
	}

}
