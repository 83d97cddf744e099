package dev.monitored.operation.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;

import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.ProxyCreationContext;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/**
 * Puts the {@link MonitoredInterceptor} around every monitored method. It makes no
 * creator of proxies proxy a bean, because whether a proxy would change the bean is asked
 * elsewhere. Another process reads it as its own advisor.
 */
@SuppressWarnings("serial")
public final class MonitoredAdvisor extends AbstractPointcutAdvisor implements OwnAdvisor {

	private final MonitoredMethodCatalog methods;

	private final Pointcut pointcut;

	private final Advice advice;

	/**
	 * Creates an advisor.
	 * @param methods the methods to monitor
	 * @param order its order among other advisors
	 */
	public MonitoredAdvisor(MonitoredMethodCatalog methods, int order) {
		this(methods, new MonitoredPointcut(methods), new MonitoredInterceptor(methods, null), order);
	}

	private MonitoredAdvisor(MonitoredMethodCatalog methods, Pointcut pointcut, Advice advice, int order) {
		this.methods = methods;
		this.pointcut = pointcut;
		this.advice = advice;
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
	 * Returns whether a method of a class is declared to be monitored. No operation comes
	 * into being.
	 * @param beanClass the class
	 * @return whether one is
	 */
	public boolean isDeclared(Class<?> beanClass) {
		return this.methods.isAnyDeclared(beanClass);
	}

	/**
	 * Returns whether a method of a class is monitored. Its operations exist from then
	 * on.
	 * @param beanClass the class
	 * @return whether one is
	 */
	public boolean isMonitored(Class<?> beanClass) {
		return this.methods.isAnyMonitored(beanClass);
	}

	/**
	 * Returns whether a proxy measures already.
	 * @param proxy the proxy
	 * @return whether an advisor of ours is one of its advisors
	 */
	public boolean isIn(Advised proxy) {
		return Arrays.stream(proxy.getAdvisors())
			.anyMatch((advisor) -> advisor.getAdvice() instanceof MonitoredInterceptor interceptor
					&& interceptor.isOf(this.methods));
	}

	/**
	 * Returns the advisor for a proxy of interfaces that its target does not implement:
	 * its methods are those of the proxy's class.
	 * @param proxyClass the class of the proxy
	 * @return the advisor
	 */
	public MonitoredAdvisor of(Class<?> proxyClass) {
		return new MonitoredAdvisor(this.methods, new ProxyPointcut(this.methods, proxyClass),
				new MonitoredInterceptor(this.methods, proxyClass), getOrder());
	}

	/**
	 * Looks at a class of beans that may come into being later. What a proxy would change
	 * has no operations until something else makes a proxy of it.
	 * @param beanClass the class
	 */
	void lookAt(Class<?> beanClass) {
		if (isDeclared(beanClass) && change(beanClass) == null) {
			isMonitored(beanClass);
		}
	}

	void warnOfUnmatchedPointcuts(Collection<Class<?>> beanClasses) {
		this.methods.warnOfUnmatchedPointcuts(beanClasses);
	}

	private static @Nullable ProxyChange change(Class<?> beanClass) {
		return Proxy.isProxyClass(beanClass) ? ProxyChange.of(beanClass)
				: ProxyChange.ofSubclass(beanClass, beanClass.getClassLoader());
	}

	private Object writeReplace() {
		return AdvisorReference.to(this.methods.beanFactory());
	}

	/**
	 * Matches monitored methods.
	 */
	private static final class MonitoredPointcut extends StaticMethodMatcherPointcut {

		private final MonitoredMethodCatalog methods;

		MonitoredPointcut(MonitoredMethodCatalog methods) {
			this.methods = methods;
			setClassFilter(new MonitoredClassFilter(methods));
		}

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return this.methods.find(method, targetClass) != null;
		}

	}

	/**
	 * Matches classes with monitored methods, if no creator of proxies asks.
	 *
	 * @param methods the monitored methods
	 */
	private record MonitoredClassFilter(MonitoredMethodCatalog methods) implements ClassFilter {

		@Override
		public boolean matches(Class<?> type) {
			return ProxyCreationContext.getCurrentProxiedBeanName() == null && this.methods.isAnyMonitored(type);
		}

	}

	/**
	 * Matches monitored methods of the class of a proxy.
	 */
	private static final class ProxyPointcut extends StaticMethodMatcherPointcut {

		private final MonitoredMethodCatalog methods;

		private final Class<?> proxyClass;

		ProxyPointcut(MonitoredMethodCatalog methods, Class<?> proxyClass) {
			this.methods = methods;
			this.proxyClass = proxyClass;
		}

		@Override
		public boolean matches(Method method, @Nullable Class<?> targetClass) {
			return this.methods.find(method, this.proxyClass) != null;
		}

	}

}
