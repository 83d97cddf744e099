package dev.monitored.operation.proxy;

import java.lang.reflect.Method;
import java.util.Set;

import org.springframework.core.MethodIntrospector;
import org.springframework.util.ReflectionUtils.MethodFilter;

import dev.monitored.operation.coroutine.SuspendingFunctions;

/**
 * The suspending functions of a class that Spring's proxies would run in a coroutine of
 * their own, whether they are measured or not.
 */
final class SuspendingMethods {

	private static final MethodFilter SUSPENDING = (method) -> Reachability.isReachable(method)
			&& SuspendingFunctions.isSuspending(method);

	private SuspendingMethods() {
	}

	/**
	 * Finds the functions.
	 * @param userClass the class
	 * @return the functions, none if proxies leave them as they are
	 */
	static Set<Method> of(Class<?> userClass) {
		return SuspendingFunctions.areBridged() ? MethodIntrospector.selectMethods(userClass, SUSPENDING) : Set.of();
	}

}
