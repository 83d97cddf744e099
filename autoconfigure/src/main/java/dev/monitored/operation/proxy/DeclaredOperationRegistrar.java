package dev.monitored.operation.proxy;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;

import dev.monitored.Monitored;
import dev.monitored.application.ApplicationBeans;
import dev.monitored.operation.declaration.OperationCatalog;
import dev.monitored.operation.recording.OperationRecorderCatalog;

/**
 * Looks at every bean that is declared, also at those that do not exist yet. What they
 * declare wrongly is said at start-up, and their meters exist from then on.
 */
public final class DeclaredOperationRegistrar implements SmartInitializingSingleton {

	private static final String OURS = Monitored.class.getPackageName() + ".";

	private final MonitoredAdvisor advisor;

	private final OperationRecorderCatalog recorders;

	private final OperationCatalog catalog;

	private final ApplicationBeans beans;

	/**
	 * Creates a look at the declared beans.
	 * @param advisor what knows the monitored methods of a class
	 * @param recorders the recorders of operations
	 * @param catalog the operations
	 * @param beans the beans
	 */
	public DeclaredOperationRegistrar(MonitoredAdvisor advisor, OperationRecorderCatalog recorders,
			OperationCatalog catalog, ApplicationBeans beans) {
		this.advisor = advisor;
		this.recorders = recorders;
		this.catalog = catalog;
		this.beans = beans;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<Class<?>> types = new LinkedHashSet<>();
		for (Map.Entry<String, Class<?>> bean : this.beans.types().entrySet()) {
			if (this.beans.factory().containsBeanDefinition(bean.getKey())) {
				add(bean.getKey(), bean.getValue(), types);
			}
		}
		for (Class<?> type : types) {
			this.advisor.lookAt(type);
		}
		this.advisor.warnOfUnmatchedPointcuts(types);
		this.recorders.registerByHand();
		this.catalog.warnOfUnmatchedSettings();
	}

	/**
	 * Adds the class of a bean. To look at beans of ours that nothing asks for would load
	 * what they consist of. Spring lets no advice apply to an
	 * {@link AopInfrastructureBean}.
	 * @param name the name of the bean
	 * @param type its type
	 * @param types where the class is added
	 */
	private void add(String name, Class<?> type, Set<Class<?>> types) {
		BeanDefinition definition = this.beans.factory().getMergedBeanDefinition(name);
		if (definition.getRole() == BeanDefinition.ROLE_INFRASTRUCTURE && definition.isLazyInit()
				&& type.getName().startsWith(OURS)) {
			return;
		}
		if (AopInfrastructureBean.class.isAssignableFrom(type)) {
			return;
		}
		types.add(this.beans.userClass(name, type));
	}

}
