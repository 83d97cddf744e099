package dev.monitored.operation.bean;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Arrays;

import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.BeanFactory;

import dev.monitored.operation.proxy.MeasuredProxy;
import dev.monitored.operation.proxy.OwnAdvisor;
import dev.monitored.operation.proxy.WrittenBeans;

/**
 * Writes a {@link SerializedBean} instead of a proxy that has no advisors but ours. The
 * class of a proxy need not exist where it is read.
 *
 * @param beanName the name of the bean
 * @param beanFactory the beans of the application, or {@code null} if they cannot be
 * written
 */
record WritingAdvisor(String beanName,
		@Nullable BeanFactory beanFactory) implements PointcutAdvisor, MethodInterceptor, OwnAdvisor, Serializable {

	static WritingAdvisor of(String beanName, @Nullable BeanFactory beanFactory) {
		return new WritingAdvisor(beanName, WrittenBeans.writable(beanFactory));
	}

	@Override
	public Pointcut getPointcut() {
		return new WritingPointcut();
	}

	@Override
	public Advice getAdvice() {
		return this;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) {
		Object proxy = ((ProxyMethodInvocation) invocation).getProxy();
		return (proxy instanceof Advised advised && !isOurs(advised)) ? proxy
				: new SerializedBean(invocation.getThis(), this.beanName, this.beanFactory);
	}

	private static boolean isOurs(Advised proxy) {
		return Arrays.stream(proxy.getAdvisors()).allMatch(OwnAdvisor.class::isInstance);
	}

	/**
	 * Matches the method that is called when a proxy is written.
	 */
	private static final class WritingPointcut extends StaticMethodMatcherPointcut {

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return method.getDeclaringClass() == MeasuredProxy.class;
		}

	}

}
