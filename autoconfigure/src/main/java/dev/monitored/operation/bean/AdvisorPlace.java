package dev.monitored.operation.bean;

import java.lang.reflect.Proxy;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.target.EmptyTargetSource;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

import dev.monitored.operation.proxy.MeasuredProxy;
import dev.monitored.operation.proxy.MonitoredAdvisor;

/**
 * The place of our advisor in a proxy that is not ours: where the creator of proxies
 * would have put it, and inside advice that repeats calls.
 */
final class AdvisorPlace {

	private static final String RESILIENCE = "org.springframework.resilience.";

	private AdvisorPlace() {
	}

	/**
	 * Adds an advisor to a proxy that has monitored methods and does not measure yet.
	 * @param proxy the advisors of the proxy
	 * @param bean the proxy
	 * @param advisor the advisor
	 */
	static void add(Advised proxy, Object bean, MonitoredAdvisor advisor) {
		if (bean instanceof MeasuredProxy || advisor.isIn(proxy) || isMeasured(proxy, advisor)) {
			return;
		}
		Class<?> target = proxy.getTargetClass();
		if (isOfInterfaces(bean, target) && advisor.isMonitored(bean.getClass())) {
			proxy.addAdvisor(0, advisor.of(bean.getClass()));
		}
		else if (target != null && advisor.isMonitored(target)) {
			proxy.addAdvisor(index(proxy, advisor), advisor);
		}
	}

	private static boolean isMeasured(Advised proxy, MonitoredAdvisor advisor) {
		Object target = AopProxyUtils.getSingletonTarget(proxy);
		return target instanceof MeasuredProxy || (target instanceof Advised inner && advisor.isIn(inner));
	}

	/**
	 * Returns whether a proxy has interfaces that its target does not implement, as
	 * repositories have.
	 * @param bean the proxy
	 * @param target the class of its target
	 * @return whether it has
	 */
	private static boolean isOfInterfaces(Object bean, @Nullable Class<?> target) {
		return Proxy.isProxyClass(bean.getClass()) && Arrays.stream(bean.getClass().getInterfaces())
			.filter((type) -> !type.getName().startsWith("org.springframework."))
			.anyMatch((type) -> target == null || !type.isAssignableFrom(target));
	}

	private static int index(Advised proxy, Advisor advisor) {
		Advisor[] others = proxy.getAdvisors();
		int index = 0;
		for (int place = 0; place < others.length; place++) {
			if (isOutside(others[place], advisor)) {
				index = place + 1;
			}
		}
		boolean hasTarget = !(proxy.getTargetSource() instanceof EmptyTargetSource);
		return hasTarget ? index : Math.min(index, Math.max(0, others.length - 1));
	}

	private static boolean isOutside(Advisor other, Advisor advisor) {
		return other.getAdvice().getClass().getName().startsWith(RESILIENCE)
				|| AnnotationAwareOrderComparator.INSTANCE.compare(other, advisor) <= 0;
	}

}
