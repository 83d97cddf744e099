package dev.monitored.operation.proxy;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;

import dev.monitored.operation.coroutine.SuspendingFunctions;
import dev.monitored.operation.recording.CallRecorder;

/**
 * Invokes suspending functions of Kotlin. Spring's proxies run them in a coroutine of
 * their own, with another job; where only the measurement needs the proxy, the function
 * runs in the coroutine of its caller as if there were none.
 */
final class SuspendingInvocation {

	private SuspendingInvocation() {
	}

	static @Nullable Object invoke(MethodInvocation invocation, @Nullable CallRecorder recorder, SuspendingKind kind)
			throws Throwable {
		if (!SuspendingFunctions.areBridged()) {
			return (recorder != null) ? SuspendingFunctions.proceed(invocation, recorder) : invocation.proceed();
		}
		if (kind == SuspendingKind.VALUE && isOnlyMeasured(invocation)) {
			return SuspendingFunctions.invoke(invocation, recorder);
		}
		return (recorder != null) ? MonitoredMethod.call(invocation, recorder) : invocation.proceed();
	}

	/**
	 * Returns whether only the measurement needs the proxy. A proxy that hides its
	 * advisors is measured only if it is ours, and then it has no others.
	 * @param invocation an invocation of the proxy
	 * @return whether nothing else needs it
	 */
	private static boolean isOnlyMeasured(MethodInvocation invocation) {
		if (!(invocation instanceof ProxyMethodInvocation proxied)) {
			return false;
		}
		return (proxied.getProxy() instanceof Advised advised)
				? (advised.getAdvisorCount() == 1 || areOurs(advised.getAdvisors()))
				: (proxied.getProxy() instanceof MeasuredProxy);
	}

	private static boolean areOurs(Advisor[] advisors) {
		for (Advisor advisor : advisors) {
			if (!(advisor instanceof OwnAdvisor) && advisor != ExposeInvocationInterceptor.ADVISOR) {
				return false;
			}
		}
		return true;
	}

}
