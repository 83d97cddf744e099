package harm.comparison.fault;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Makes a subclass proxy of one bean.
 */
abstract class SubclassingPostProcessor implements BeanPostProcessor {

	private final String beanName;

	SubclassingPostProcessor(String beanName) {
		this.beanName = beanName;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!beanName.equals(this.beanName)) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(true);
		factory.addAdvice((MethodInterceptor) MethodInvocation::proceed);
		return factory.getProxy(bean.getClass().getClassLoader());
	}

}
