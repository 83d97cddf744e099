package dev.monitored.db.driver;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;

/**
 * Gives what is measured the interfaces of the driver, which an application may cast to.
 * Where the measured object has them all there is no proxy.
 *
 * @param <T> the type that the API defines
 */
public final class DriverProxies<T> {

	private static final FailureLog failures = new FailureLog(DriverProxies.class);

	private static final ClassLoader LOADER = DriverProxies.class.getClassLoader();

	private final Class<T> type;

	private final Class<?> measured;

	private final ReturnTypeAdapter returnTypeAdapter;

	/**
	 * What is known of the classes of the driver, which must not be kept by them: it
	 * leads to our class loader, and the driver may be one that several applications
	 * share.
	 */
	private final Map<Class<?>, DriverType> types = new ConcurrentHashMap<>();

	/**
	 * Creates proxies of one type.
	 * @param type the type that the API defines
	 * @param measured the class of the measured objects, all interfaces of which are
	 * public
	 * @param returnTypeAdapter keeps return types of the driver
	 */
	public DriverProxies(Class<T> type, Class<?> measured, ReturnTypeAdapter returnTypeAdapter) {
		this.type = type;
		this.measured = measured;
		this.returnTypeAdapter = returnTypeAdapter;
	}

	/**
	 * Gives a measured object the interfaces of what it stands for.
	 * @param measured the measured object
	 * @param delegate the driver's object
	 * @return a proxy, or the measured object if it has all interfaces; the driver's
	 * object where neither is possible
	 */
	@SuppressWarnings("unchecked")
	public T complete(Object measured, T delegate) {
		try {
			DriverType known = type(delegate.getClass());
			return (T) (known.isComplete() ? measured
					: DriverClasses.create(known.constructor(), new DriverHandler(measured, delegate, known)));
		}
		catch (Throwable ex) {
			failures.failed("There can be no proxy of %s".formatted(delegate.getClass().getName()), ex);
			return this.type.isInstance(measured) ? this.type.cast(measured) : delegate;
		}
	}

	private DriverType type(Class<?> delegate) {
		DriverType known = this.types.get(delegate);
		return (known != null) ? known : this.types.computeIfAbsent(delegate,
				(added) -> DriverType.of(this.type, this.measured, added, this.returnTypeAdapter));
	}

	/**
	 * Returns what measures.
	 * @param object any object
	 * @return what our proxy completes, or the given object if it is none
	 */
	public static @Nullable Object measured(@Nullable Object object) {
		return (object instanceof DriverObject completed) ? completed.handler().measured() : object;
	}

	/**
	 * Returns whether a class can have some interfaces, which may contradict each other.
	 * @param interfaces the interfaces
	 * @return whether there can be a proxy
	 */
	static boolean isPossible(Set<Class<?>> interfaces) {
		try {
			Proxy.newProxyInstance(LOADER, interfaces.toArray(Class<?>[]::new), (proxy, method, args) -> null);
			return true;
		}
		catch (IllegalArgumentException | LinkageError ex) {
			return false;
		}
	}

}
