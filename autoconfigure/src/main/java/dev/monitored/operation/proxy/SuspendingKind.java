package dev.monitored.operation.proxy;

import java.lang.reflect.Method;

import dev.monitored.operation.coroutine.SuspendingFunctions;

/**
 * Whether a method is a suspending function, and what a proxy of Spring makes of it.
 */
enum SuspendingKind {

	/**
	 * No suspending function.
	 */
	NONE,

	/**
	 * One that returns a value, which proxies await.
	 */
	VALUE,

	/**
	 * One that returns a flow, which proxies replace.
	 */
	FLOW;

	static SuspendingKind of(Method method) {
		if (!SuspendingFunctions.isSuspending(method)) {
			return NONE;
		}
		return SuspendingFunctions.isFlowBridged(method) ? FLOW : VALUE;
	}

}
