package dev.monitored.application;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
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
	 * Returns the bean factory.
	 * @return the bean factory
	 */
	public ConfigurableListableBeanFactory factory() {
		return this.factory;
	}

}
