package dev.monitored.db.r2dbc.connection;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.failure.FailureLog;

/**
 * Gives what is measured the interfaces of the driver, which an application may cast to.
 * Where the driver has none but those of R2DBC there is no proxy.
 */
final class DriverProxies {

	private static final FailureLog failures = new FailureLog(DriverProxies.class);

	private static final ClassLoader LOADER = DriverProxies.class.getClassLoader();

	/**
	 * What is known of the classes of a driver, which are a few.
	 */
	private final Map<Classes, DriverType> types = new ConcurrentHashMap<>();

	/**
	 * Gives a measured object the interfaces of what it stands for.
	 * @param <T> the type that R2DBC defines
	 * @param measured the measured object
	 * @param delegate the driver's object
	 * @param type the type that R2DBC defines
	 * @return a proxy, or the measured object if it has all interfaces
	 */
	<T> T complete(T measured, T delegate, Class<T> type) {
		try {
			DriverType known = type(measured.getClass(), delegate.getClass());
			return known.isComplete() ? measured
					: type.cast(newProxy(known.interfaces(), new DriverHandler(measured, delegate, known)));
		}
		catch (Throwable ex) {
			failures.failed("There can be no proxy of %s".formatted(delegate.getClass().getName()), ex);
			return measured;
		}
	}

	/**
	 * Returns what measures.
	 * @param object any object
	 * @return what our proxy completes, or the given object if it is none
	 */
	static @Nullable Object measured(@Nullable Object object) {
		if (object != null && Proxy.isProxyClass(object.getClass())
				&& Proxy.getInvocationHandler(object) instanceof DriverHandler handler) {
			return handler.measured();
		}
		return object;
	}

	private DriverType type(Class<?> measured, Class<?> delegate) {
		Classes classes = new Classes(measured, delegate);
		DriverType known = this.types.get(classes);
		return (known != null) ? known : this.types.computeIfAbsent(classes, DriverProxies::newType);
	}

	private static DriverType newType(Classes classes) {
		Set<Class<?>> standard = new LinkedHashSet<>(List.of(classes.measured().getInterfaces()));
		Set<Class<?>> all = new LinkedHashSet<>(standard);
		Arrays.stream(ClassUtils.getAllInterfacesForClass(classes.delegate()))
			.filter((candidate) -> Modifier.isPublic(candidate.getModifiers()))
			.filter((candidate) -> ClassUtils.isVisible(candidate, LOADER))
			.filter((candidate) -> !candidate.isSealed() && candidate != Serializable.class)
			.filter((candidate) -> standard.stream().noneMatch((known) -> candidate.isAssignableFrom(known)))
			.forEach(all::add);
		return new DriverType(standard, isPossible(all) ? all : standard);
	}

	/**
	 * Tells whether a class can have some interfaces, which may contradict each other.
	 * @param interfaces the interfaces
	 * @return whether there can be a proxy
	 */
	private static boolean isPossible(Set<Class<?>> interfaces) {
		try {
			newProxy(interfaces.toArray(Class<?>[]::new), (proxy, method, args) -> null);
			return true;
		}
		catch (IllegalArgumentException | LinkageError ex) {
			return false;
		}
	}

	private static Object newProxy(Class<?>[] interfaces, InvocationHandler handler) {
		return Proxy.newProxyInstance(LOADER, interfaces, handler);
	}

	/**
	 * The class of a measured object and of the one that it stands for.
	 *
	 * @param measured ours
	 * @param delegate the driver's
	 */
	private record Classes(Class<?> measured, Class<?> delegate) {

	}

}
