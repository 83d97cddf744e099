package dev.monitored.llm.proxy;

import java.util.List;

import org.aopalliance.intercept.MethodInterceptor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.subclass.BeanDeclaration;
import dev.monitored.subclass.ProxiedBeans;
import dev.monitored.subclass.ProxyChoice;

/**
 * Puts an interceptor in front of all beans of some types. The proxy of a bean is of its
 * class, or has its interfaces where the class allows no subclass and nothing asks for
 * it.
 */
public final class InterceptedBeans extends ProxiedBeans {

	private static final Log log = LogFactory.getLog(InterceptedBeans.class);

	private final MethodInterceptor interceptor;

	private final List<Class<?>> types;

	private final ConfigurableListableBeanFactory beanFactory;

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
	protected boolean isSubject(Object bean) {
		return isOfType(bean) && !(bean instanceof AopInfrastructureBean);
	}

	@Override
	protected String failure(String beanName) {
		return "The bean '%s' is not measured".formatted(beanName);
	}

	@Override
	protected Object proxy(Object bean, String beanName) {
		return (bean instanceof Advised proxy && !proxy.isFrozen()) ? advised(proxy) : ofClass(bean, beanName);
	}

	private boolean isOfType(Object bean) {
		return this.types.stream().anyMatch((type) -> type.isInstance(bean));
	}

	private Object advised(Advised proxy) {
		proxy.addAdvice(0, this.interceptor);
		return proxy;
	}

	private Object ofClass(Object bean, String beanName) {
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
