package dev.monitored.operation.bean;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.target.AbstractBeanFactoryBasedTargetSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.Ordered;

import dev.monitored.failure.FailureLog;
import dev.monitored.operation.proxy.MonitoredAdvisor;
import dev.monitored.operation.proxy.WrittenBeans;

/**
 * Makes beans measure. A bean that has a proxy keeps it and gets one advisor more, a bean
 * in a scope is measured at its scoped proxy, another one gets a proxy, and a bean that a
 * proxy would change is left alone.
 */
@SuppressWarnings("serial")
public final class MeasuredBeans extends ProxyingPostProcessor {

	/**
	 * Just after the creator of proxies, so that one proxy is enough.
	 */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

	private static final String ADVISOR = "monitoredAdvisor";

	private static final FailureLog failures = new FailureLog(MeasuredBeans.class);

	private final ObjectProvider<MonitoredAdvisor> advisors;

	private final ChangedBeans changed = new ChangedBeans();

	private volatile @Nullable MonitoredAdvisor found;

	/**
	 * The beans that were needed before they were complete, and measure since then.
	 */
	private final Map<String, Object> early = new ConcurrentHashMap<>();

	/**
	 * The names of beans in a scope that are measured at their scoped proxy.
	 */
	private final Set<String> scoped = ConcurrentHashMap.newKeySet();

	/**
	 * Creates a post-processor.
	 * @param advisors where the advisor that measures is found
	 * @param proxyTargetClass whether proxies are subclasses, also of beans that have
	 * interfaces
	 */
	public MeasuredBeans(ObjectProvider<MonitoredAdvisor> advisors, boolean proxyTargetClass) {
		this.advisors = advisors;
		setOrder(ORDER);
		if (proxyTargetClass) {
			setProxyTargetClass(true);
		}
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		Object result = measured(bean, beanName);
		if (result instanceof SpringProxy) {
			Object target = AopProxyUtils.getSingletonTarget(result);
			this.early.put(beanName, (target != null) ? target : bean);
		}
		return result;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return isEarly(bean, beanName) ? bean : measured(bean, beanName);
	}

	@Override
	public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
		MonitoredAdvisor advisor = advisor();
		if (advisor == null || isInfrastructure(beanClass) || SpringProxy.class.isAssignableFrom(beanClass)
				|| !advisor.isDeclared(beanClass)) {
			return beanClass;
		}
		ProxyFactory factory = factory(beanClass);
		return (change(factory, beanClass) != null) ? beanClass
				: measuring(factory, beanClass, beanName, advisor).getProxyClass(loader(factory, beanClass));
	}

	/**
	 * Measures a bean that another process has written.
	 * @param bean the bean
	 * @param beanName the name that it had there
	 * @return its proxy, or the bean itself if it is not measured here
	 */
	Object readAgain(Object bean, String beanName) {
		MonitoredAdvisor advisor = advisor();
		return (advisor != null) ? proxied(bean, beanName, advisor) : bean;
	}

	/**
	 * Measures a bean that got its proxy from a later post-processor. Logs a WARN if it
	 * has none because a proxy would change it.
	 * @param bean the bean
	 * @param beanName its name
	 */
	void lookAgain(Object bean, String beanName) {
		MonitoredAdvisor advisor = advisor();
		if (advisor == null || isInfrastructure(bean.getClass()) || isEarly(bean, beanName)) {
			return;
		}
		if (bean instanceof Advised proxy && !proxy.isFrozen()) {
			advise(proxy, bean, beanName, advisor);
		}
		else if (!(bean instanceof SpringProxy) && !this.scoped.contains(beanName)
				&& advisor.isDeclared(bean.getClass())) {
			this.changed.warnAbout(bean.getClass(), change(factory(bean, beanName), bean.getClass()));
		}
	}

	private Object measured(Object bean, String beanName) {
		MonitoredAdvisor advisor = advisor();
		if (advisor == null) {
			return bean;
		}
		if (bean instanceof Advised proxy && !proxy.isFrozen()) {
			advise(proxy, bean, beanName, advisor);
			return bean;
		}
		return (isInfrastructure(bean.getClass()) || this.scoped.contains(beanName)
				|| beanName.endsWith(AutowireCapableBeanFactory.ORIGINAL_INSTANCE_SUFFIX)) ? bean
						: proxied(bean, beanName, advisor);
	}

	private void advise(Advised proxy, Object bean, String beanName, MonitoredAdvisor advisor) {
		if (bean instanceof ScopedObject) {
			adviseScoped(proxy, advisor);
		}
		else if (!isInfrastructure(bean.getClass())
				&& !(this.scoped.contains(beanName) && WrittenBeans.isWritable(proxy))) {
			AdvisorPlace.add(proxy, bean, advisor);
		}
	}

	/**
	 * Measures before all other advisors: the scoped proxy of a bean that can be
	 * refreshed ends its chain with its own one.
	 * @param proxy the scoped proxy
	 * @param advisor the advisor
	 */
	private void adviseScoped(Advised proxy, MonitoredAdvisor advisor) {
		Class<?> type = proxy.getTargetSource().getTargetClass();
		if (type != null && !advisor.isIn(proxy) && advisor.isMonitored(type)) {
			proxy.addAdvisor(0, advisor);
			if (proxy.getTargetSource() instanceof AbstractBeanFactoryBasedTargetSource target) {
				this.scoped.add(target.getTargetBeanName());
			}
		}
	}

	private Object proxied(Object bean, String beanName, MonitoredAdvisor advisor) {
		Class<?> type = bean.getClass();
		if (!advisor.isDeclared(type)) {
			return bean;
		}
		ProxyFactory factory = factory(bean, beanName);
		if (change(factory, type) != null || !advisor.isMonitored(type)) {
			return bean;
		}
		try {
			return measuring(factory, type, beanName, advisor).getProxy(loader(factory, type));
		}
		catch (Throwable ex) {
			failures.failed("The bean '%s' is not measured".formatted(beanName), ex);
			return bean;
		}
	}

	private boolean isEarly(Object bean, String beanName) {
		return this.early.get(beanName) == bean;
	}

	/**
	 * Returns the advisor. Beans that it needs itself are not measured.
	 * @return the advisor, or {@code null} while it is being created
	 */
	private @Nullable MonitoredAdvisor advisor() {
		MonitoredAdvisor known = this.found;
		if (known == null && !(this.beanFactory != null && this.beanFactory.isCurrentlyInCreation(ADVISOR))) {
			known = this.advisors.getIfAvailable();
			this.found = known;
		}
		return known;
	}

	private static boolean isInfrastructure(Class<?> type) {
		return Advice.class.isAssignableFrom(type) || Pointcut.class.isAssignableFrom(type)
				|| Advisor.class.isAssignableFrom(type) || AopInfrastructureBean.class.isAssignableFrom(type);
	}

}
