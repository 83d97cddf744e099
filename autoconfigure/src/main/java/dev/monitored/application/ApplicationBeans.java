package dev.monitored.application;

import java.util.Arrays;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The bean factory of the application, which Spring hands over. A parameter of that type
 * would let Spring search all beans by their types, and create factories to learn these.
 */
public final class ApplicationBeans implements BeanFactoryAware {

	@SuppressWarnings("NullAway.Init")
	private ConfigurableListableBeanFactory factory;

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.factory = (ConfigurableListableBeanFactory) beanFactory;
	}

	/**
	 * Returns whether there are beans of some types, even ones that do not exist yet. No
	 * bean is created.
	 * @param beanFactory where beans are declared
	 * @param types the types
	 * @return whether one is declared
	 */
	public static boolean areDeclared(ListableBeanFactory beanFactory, Class<?>... types) {
		return Arrays.stream(types).anyMatch((type) -> beanFactory.getBeanNamesForType(type, true, false).length > 0);
	}

	/**
	 * Returns the bean factory.
	 * @return the bean factory
	 */
	public ConfigurableListableBeanFactory factory() {
		return this.factory;
	}

}
