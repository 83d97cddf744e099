package dev.monitored.operation.proxy;

import java.lang.reflect.Method;

import org.aopalliance.aop.Advice;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/**
 * Puts the {@link MonitoredInterceptor} around every monitored method.
 */
public final class MonitoredAdvisor extends AbstractPointcutAdvisor {

	private final Pointcut pointcut;

	private final Advice advice;

	/**
	 * Creates an advisor.
	 * @param methods the methods to monitor
	 * @param order its order among other advisors
	 */
	public MonitoredAdvisor(MonitoredMethods methods, int order) {
		this.pointcut = new MonitoredPointcut(methods);
		this.advice = new MonitoredInterceptor(methods);
		setOrder(order);
	}

	@Override
	public Pointcut getPointcut() {
		return this.pointcut;
	}

	@Override
	public Advice getAdvice() {
		return this.advice;
	}

	/**
	 * Matches monitored methods.
	 */
	private static final class MonitoredPointcut extends StaticMethodMatcherPointcut {

		private final MonitoredMethods methods;

		MonitoredPointcut(MonitoredMethods methods) {
			this.methods = methods;
			setClassFilter(new MonitoredClassFilter(methods));
		}

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return this.methods.find(method, targetClass) != null;
		}

	}

	/**
	 * Matches classes with monitored methods.
	 *
	 * @param methods the monitored methods
	 */
	private record MonitoredClassFilter(MonitoredMethods methods) implements ClassFilter {

		@Override
		public boolean matches(Class<?> type) {
			return this.methods.isAnyMonitored(type);
		}

	}

}
