package dev.monitored.subclass;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of a proxy become.
 */
public interface ProxyCalls {

	/**
	 * Answers a call.
	 * @param proxy the proxy that was called
	 * @param method the method, also one of {@link Object}
	 * @param args its arguments
	 * @return what the caller gets
	 * @throws Throwable what the caller has to catch
	 */
	@Nullable Object call(Object proxy, Method method, @Nullable Object[] args) throws Throwable;

}
