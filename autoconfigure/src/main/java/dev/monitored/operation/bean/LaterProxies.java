package dev.monitored.operation.bean;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Looks at each bean when all other post-processors have, because some of them make
 * proxies too. It has no order, and so comes after those that have one.
 */
public final class LaterProxies implements BeanPostProcessor {

	private final MeasuredBeans beans;

	/**
	 * Creates a post-processor.
	 * @param beans what makes beans measure
	 */
	public LaterProxies(MeasuredBeans beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		this.beans.lookAgain(bean, beanName);
		return bean;
	}

}
