package dev.monitored.operation.bean;

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.core.SmartClassLoader;
import org.springframework.util.ClassUtils;

import dev.monitored.operation.proxy.MeasuredProxy;
import dev.monitored.operation.proxy.MonitoredAdvisor;
import dev.monitored.operation.proxy.ProxyChange;
import dev.monitored.subclass.SubclassProxies;

/**
 * Makes proxies as Spring's creator of proxies makes them: of the same kind, with the
 * same interfaces.
 */
@SuppressWarnings("serial")
abstract class ProxyingPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

	private final Map<Proxied, Optional<ProxyChange>> changes = new ConcurrentHashMap<>();

	/**
	 * Returns the beginning of a proxy, which has its kind and its interfaces.
	 * @param bean the bean
	 * @param beanName its name
	 * @return a factory without advisors
	 */
	final ProxyFactory factory(Object bean, String beanName) {
		ProxyFactory factory = prepareProxyFactory(bean, beanName);
		complete(factory, bean.getClass());
		return factory;
	}

	/**
	 * Returns the beginning of a proxy of a bean that does not exist yet.
	 * @param beanClass the class of the bean
	 * @return a factory without advisors
	 */
	final ProxyFactory factory(Class<?> beanClass) {
		ProxyFactory factory = new ProxyFactory();
		factory.copyFrom(this);
		factory.setFrozen(false);
		factory.setTargetClass(beanClass);
		complete(factory, beanClass);
		return factory;
	}

	/**
	 * Returns what the proxy would change.
	 * @param factory the proxy
	 * @param beanClass the class of the bean
	 * @return a change, or {@code null} if there is none
	 */
	final @Nullable ProxyChange change(ProxyFactory factory, Class<?> beanClass) {
		Proxied proxied = new Proxied(ClassUtils.getUserClass(beanClass), isSubclass(factory, beanClass));
		Optional<ProxyChange> known = this.changes.get(proxied);
		if (known == null) {
			known = Optional.ofNullable(proxied.change(loader(factory, beanClass)));
			this.changes.put(proxied, known);
		}
		return known.orElse(null);
	}

	/**
	 * Completes a proxy that measures. That of a bean that is no singleton does not show
	 * its advisors, because such a bean may be data that is turned into JSON.
	 * @param factory the proxy
	 * @param beanClass the class of the bean
	 * @param beanName the name of the bean
	 * @param advisor what measures
	 * @return the proxy
	 */
	final ProxyFactory measuring(ProxyFactory factory, Class<?> beanClass, String beanName, MonitoredAdvisor advisor) {
		boolean isShared = isSingleton(beanName);
		factory.setOpaque(factory.isOpaque() || !isShared);
		if (!isShared || Serializable.class.isAssignableFrom(beanClass)) {
			factory.addInterface(MeasuredProxy.class);
			factory.addAdvisor(WritingAdvisor.of(beanName, this.beanFactory));
		}
		factory.addAdvisor(advisor);
		factory.setPreFiltered(true);
		return factory;
	}

	/**
	 * Returns the class loader of a proxy. A subclass belongs to the class loader of the
	 * class, where it overrides package-private methods, if that one knows Spring.
	 * @param factory the proxy
	 * @param beanClass the class of the bean
	 * @return the class loader
	 */
	final @Nullable ClassLoader loader(ProxyFactory factory, Class<?> beanClass) {
		ClassLoader configured = getProxyClassLoader();
		ClassLoader loader = (configured instanceof SmartClassLoader smart && configured != beanClass.getClassLoader())
				? smart.getOriginalClassLoader() : configured;
		return isSubclass(factory, beanClass)
				? SubclassProxies.loader(beanClass, loader, SpringProxy.class, MeasuredProxy.class) : loader;
	}

	private void complete(ProxyFactory factory, Class<?> beanClass) {
		if (!factory.isProxyTargetClass() && factory.getProxiedInterfaces().length == 0) {
			evaluateProxyInterfaces(beanClass, factory);
		}
		if (factory.isProxyTargetClass() && !isSubclass(factory, beanClass)) {
			for (Class<?> type : beanClass.getInterfaces()) {
				factory.addInterface(type);
			}
		}
	}

	private static boolean isSubclass(ProxyFactory factory, Class<?> beanClass) {
		return factory.isProxyTargetClass() && !beanClass.isInterface() && !Proxy.isProxyClass(beanClass)
				&& !ClassUtils.isLambdaClass(beanClass);
	}

	private boolean isSingleton(String beanName) {
		return this.beanFactory == null || !this.beanFactory.containsBeanDefinition(beanName)
				|| this.beanFactory.getMergedBeanDefinition(beanName).isSingleton();
	}

	/**
	 * The class of a bean, and the kind of its proxy.
	 *
	 * @param userClass the class
	 * @param isSubclass whether the proxy is a subclass of it
	 */
	private record Proxied(Class<?> userClass, boolean isSubclass) {

		@Nullable ProxyChange change(@Nullable ClassLoader proxyLoader) {
			return this.isSubclass ? ProxyChange.ofSubclass(this.userClass, proxyLoader)
					: ProxyChange.of(this.userClass);
		}

	}

}
