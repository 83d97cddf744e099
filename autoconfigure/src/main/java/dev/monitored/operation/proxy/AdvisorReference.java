package dev.monitored.operation.proxy;

import java.io.Serializable;
import java.lang.reflect.Method;

import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.BeanFactory;

import dev.monitored.failure.FailureLog;

/**
 * What is written instead of an advisor of ours. The process that reads it finds its own
 * advisor, or else one that measures nothing.
 *
 * @param beanFactory the beans of the application, which are written by the identifier of
 * the application; {@code null} if the application has none
 */
record AdvisorReference(@Nullable BeanFactory beanFactory) implements Serializable {

	private static final FailureLog failures = new FailureLog(AdvisorReference.class);

	/**
	 * Creates a reference that can be written.
	 * @param beanFactory the beans of the application
	 * @return the reference
	 */
	static AdvisorReference to(BeanFactory beanFactory) {
		return new AdvisorReference(WrittenBeans.writable(beanFactory));
	}

	private Object readResolve() {
		try {
			return (this.beanFactory != null) ? this.beanFactory.getBean(MonitoredAdvisor.class)
					: new AbsentAdvisor(this);
		}
		catch (Throwable ex) {
			failures.failed("A proxy was read that this application does not measure", ex);
			return new AbsentAdvisor(this);
		}
	}

	/**
	 * Measures nothing, and is written as it was read.
	 */
	@SuppressWarnings("serial")
	private static final class AbsentAdvisor extends AbstractPointcutAdvisor {

		private final AdvisorReference reference;

		AbsentAdvisor(AdvisorReference reference) {
			this.reference = reference;
		}

		@Override
		public Pointcut getPointcut() {
			return new NoMethods();
		}

		@Override
		public Advice getAdvice() {
			return (MethodInterceptor) MethodInvocation::proceed;
		}

		private Object writeReplace() {
			return this.reference;
		}

	}

	/**
	 * Matches no method.
	 */
	private static final class NoMethods extends StaticMethodMatcherPointcut {

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return false;
		}

	}

}
