package dev.monitored.subclass;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;

import dev.monitored.failure.FailureLog;

/**
 * Puts a proxy before some beans, once each. A bean that another one needs before it is
 * complete gets its proxy then. A bean of which there can be no proxy stays as it is.
 */
public abstract class ProxiedBeans implements SmartInstantiationAwareBeanPostProcessor {

	private final FailureLog failures = new FailureLog(getClass());

	/**
	 * The beans that were needed before they were complete, and have their proxy.
	 */
	private final Map<String, Object> early = new ConcurrentHashMap<>();

	@Override
	public final Object getEarlyBeanReference(Object bean, String beanName) {
		if (isSubject(bean)) {
			this.early.put(beanName, bean);
		}
		return proxied(bean, beanName);
	}

	@Override
	public final Object postProcessAfterInitialization(Object bean, String beanName) {
		boolean hasProxy = isSubject(bean) && this.early.remove(beanName) == bean;
		return hasProxy ? bean : proxied(bean, beanName);
	}

	private Object proxied(Object bean, String beanName) {
		if (!isSubject(bean)) {
			return bean;
		}
		try {
			return proxy(bean, beanName);
		}
		catch (Throwable ex) {
			this.failures.failed(failure(beanName), ex);
			return bean;
		}
	}

	/**
	 * Returns whether a bean is one of those that get a proxy.
	 * @param bean the bean
	 * @return whether it is
	 */
	protected abstract boolean isSubject(Object bean);

	/**
	 * Returns the proxy of a bean.
	 * @param bean the bean
	 * @param beanName its name
	 * @return the proxy, or the bean if it is to have none
	 * @throws Throwable if there can be no proxy
	 */
	protected abstract Object proxy(Object bean, String beanName) throws Throwable;

	/**
	 * Returns what is logged where there can be no proxy.
	 * @param beanName the name of the bean
	 * @return a message
	 */
	protected abstract String failure(String beanName);

}
