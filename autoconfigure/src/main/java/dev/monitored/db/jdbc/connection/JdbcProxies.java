package dev.monitored.db.jdbc.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.util.ClassUtils;

import dev.monitored.failure.FailureLog;

/**
 * Creates proxies. They have all interfaces of what they stand for, which an application
 * may cast to.
 */
final class JdbcProxies {

	private static final FailureLog failures = new FailureLog(JdbcProxies.class);

	private static final ClassLoader LOADER = JdbcProxies.class.getClassLoader();

	/**
	 * The interfaces of proxies, by the class that they stand for. A driver and a pool
	 * have a few.
	 */
	private final Map<Class<?>, Class<?>[]> interfaces = new ConcurrentHashMap<>();

	/**
	 * Creates a proxy.
	 * @param <T> the type that JDBC defines
	 * @param delegate the object that it stands for
	 * @param type the type that JDBC defines
	 * @param handler the handler
	 * @return the proxy, or the object itself if there can be none
	 */
	<T> T create(Object delegate, Class<T> type, InvocationHandler handler) {
		try {
			return type.cast(Proxy.newProxyInstance(LOADER, interfaces(delegate.getClass(), type), handler));
		}
		catch (Throwable ex) {
			failures.failed("There can be no proxy of %s; it is not measured".formatted(delegate.getClass().getName()),
					ex);
			return type.cast(delegate);
		}
	}

	private Class<?>[] interfaces(Class<?> delegate, Class<?> type) {
		Class<?>[] known = this.interfaces.get(delegate);
		return (known != null) ? known : this.interfaces.computeIfAbsent(delegate, (added) -> visible(added, type));
	}

	private static Class<?>[] visible(Class<?> delegate, Class<?> type) {
		Set<Class<?>> visible = new LinkedHashSet<>();
		visible.add(type);
		visible.add(Measured.class);
		Arrays.stream(ClassUtils.getAllInterfacesForClass(delegate))
			.filter((candidate) -> Modifier.isPublic(candidate.getModifiers()))
			.filter((candidate) -> ClassUtils.isVisible(candidate, LOADER))
			.filter((candidate) -> !candidate.isSealed())
			.forEach(visible::add);
		Class<?>[] interfaces = visible.toArray(Class<?>[]::new);
		return isPossible(interfaces) ? interfaces : new Class<?>[] { type, Measured.class };
	}

	/**
	 * Tells whether a class can have some interfaces. Two may contradict each other where
	 * one of them was compiled for another version of JDBC.
	 * @param interfaces the interfaces
	 * @return whether there can be a proxy
	 */
	private static boolean isPossible(Class<?>[] interfaces) {
		try {
			Proxy.newProxyInstance(LOADER, interfaces, (proxy, method, args) -> null);
			return true;
		}
		catch (IllegalArgumentException | LinkageError ex) {
			return false;
		}
	}

}
