package dev.monitored.llm.proxy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;

import dev.monitored.failure.FailureLog;
import dev.monitored.subclass.BeanDeclaration;
import dev.monitored.subclass.ProxyChoice;

/**
 * Puts an interceptor in front of all beans of some types. The proxy of a bean is of its
 * class, or has its interfaces where the class allows no subclass and nothing asks for
 * it.
 */
public final class InterceptedBeans implements SmartInstantiationAwareBeanPostProcessor {

	private static final Log log = LogFactory.getLog(InterceptedBeans.class);

	private static final FailureLog failures = new FailureLog(InterceptedBeans.class);

	private final MethodInterceptor interceptor;

	private final List<Class<?>> types;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * The beans that were needed before they were complete, and have their proxy.
	 */
	private final Map<String, Object> early = new ConcurrentHashMap<>();

	/**
	 * Creates a post-processor.
	 * @param interceptor what is asked first
	 * @param beanFactory where the beans are declared
	 * @param types the interfaces of the beans
	 */
	public InterceptedBeans(MethodInterceptor interceptor, ConfigurableListableBeanFactory beanFactory,
			Class<?>... types) {
		this.interceptor = interceptor;
		this.types = List.of(types);
		this.beanFactory = beanFactory;
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		if (isOfType(bean)) {
			this.early.put(beanName, bean);
		}
		return intercepted(bean, beanName);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (isOfType(bean) && this.early.remove(beanName) == bean) ? bean : intercepted(bean, beanName);
	}

	private Object intercepted(Object bean, String beanName) {
		if (!isOfType(bean) || bean instanceof AopInfrastructureBean) {
			return bean;
		}
		try {
			return (bean instanceof Advised proxy && !proxy.isFrozen()) ? advised(proxy) : proxy(bean, beanName);
		}
		catch (Throwable ex) {
			failures.failed("The bean '%s' is not measured".formatted(beanName), ex);
			return bean;
		}
	}

	private boolean isOfType(Object bean) {
		return this.types.stream().anyMatch((type) -> type.isInstance(bean));
	}

	private Object advised(Advised proxy) {
		proxy.addAdvice(0, this.interceptor);
		return proxy;
	}

	private Object proxy(Object bean, String beanName) {
		ProxyChoice choice = ProxyChoice.of(bean, new BeanDeclaration(beanName, this.beanFactory));
		if (!choice.isPossible()) {
			log.warn("The bean '%s' is not measured, because %s".formatted(beanName, choice.reason(type(bean))));
			return bean;
		}
		return BeanProxies.of(bean, choice.isSubclass(), this.interceptor);
	}

	private Class<?> type(Object bean) {
		return this.types.stream().filter((type) -> type.isInstance(bean)).findFirst().orElseThrow();
	}

}
