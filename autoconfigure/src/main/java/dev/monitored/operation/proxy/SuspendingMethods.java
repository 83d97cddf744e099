package dev.monitored.operation.proxy;

import java.lang.reflect.Method;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.util.ReflectionUtils.MethodFilter;

import dev.monitored.operation.coroutine.SuspendingFunctions;

/**
 * The suspending functions of a class that Spring's proxies would run in a coroutine of
 * their own, whether they are measured or not.
 */
final class SuspendingMethods {

	private static final Log logger = LogFactory.getLog(SuspendingMethods.class);

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

	/**
	 * Returns whether a proxy would change a class in a way that cannot be avoided: it
	 * returns another flow than a suspending function does, and runs the function when
	 * that one is collected.
	 * @param userClass the class
	 * @return whether it would, in which case a warning says so
	 */
	static boolean areChanged(Class<?> userClass) {
		for (Method method : of(userClass)) {
			if (SuspendingFunctions.isFlowBridged(method)) {
				logger.warn(
						"Operations of %s are not measured, because a proxy would change what its suspending function %s returns: Spring rebuilds the Flow and runs the function each time it is collected. Declare the function without 'suspend', or record by hand with Operations"
							.formatted(userClass.getName(), method.getName()));
				return true;
			}
		}
		return false;
	}

}
