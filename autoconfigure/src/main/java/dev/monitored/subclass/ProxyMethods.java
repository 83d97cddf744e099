package dev.monitored.subclass;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.cglib.proxy.Callback;
import org.springframework.cglib.proxy.CallbackFilter;
import org.springframework.cglib.proxy.Dispatcher;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.cglib.proxy.NoOp;
import org.springframework.cglib.proxy.ProxyRefDispatcher;

/**
 * Which method of a proxy goes where. All proxies have the same filter, so that there is
 * one class for all before objects of a class.
 */
public final class ProxyMethods {

	static final CallbackFilter FILTER = ProxyMethods::index;

	private static final int CALLS = 0;

	private static final int ADVISED = 1;

	private static final int NONE = 2;

	private static final int REPLACED = 3;

	private ProxyMethods() {
	}

	static Class<?>[] callbackTypes() {
		return new Class<?>[] { MethodInterceptor.class, Dispatcher.class, NoOp.class, ProxyRefDispatcher.class };
	}

	static @Nullable Callback[] callbacks(@Nullable MethodInterceptor calls, Dispatcher advised, NoOp none,
			ProxyRefDispatcher replaced) {
		return new @Nullable Callback[] { calls, advised, none, replaced };
	}

	private static int index(Method method) {
		Class<?> declaring = method.getDeclaringClass();
		if (declaring == Replaced.class) {
			return REPLACED;
		}
		if (declaring.isInterface() && declaring.isAssignableFrom(Advised.class)) {
			return ADVISED;
		}
		return isOfObjectAlone(method) ? NONE : CALLS;
	}

	/**
	 * Returns whether a method is what the garbage collector or the object itself calls.
	 * @param method a method
	 * @return whether it is {@code finalize} or an inherited {@code clone}
	 */
	public static boolean isOfObjectAlone(Method method) {
		return method.getParameterCount() == 0 && (method.getName().equals("finalize")
				|| (method.getDeclaringClass() == Object.class && method.getName().equals("clone")));
	}

}
