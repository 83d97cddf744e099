package dev.monitored.db.r2dbc.connection;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.reactivestreams.Publisher;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a class of a driver has beyond R2DBC, and which of its methods are those of R2DBC
 * with a return type of its own.
 */
final class DriverType {

	private final Set<Class<?>> standard;

	private final Class<?>[] interfaces;

	private final Map<Method, Optional<Method>> methods = new ConcurrentHashMap<>();

	/**
	 * Creates a type.
	 * @param standard the interfaces that R2DBC defines
	 * @param all all interfaces, these first
	 */
	DriverType(Set<Class<?>> standard, Set<Class<?>> all) {
		this.standard = standard;
		this.interfaces = all.toArray(Class<?>[]::new);
	}

	boolean isComplete() {
		return this.interfaces.length == this.standard.size();
	}

	Class<?>[] interfaces() {
		return this.interfaces;
	}

	/**
	 * Returns the method that R2DBC defines.
	 * @param method a method of any interface
	 * @return the one that is measured, if this is one
	 */
	Optional<Method> standard(Method method) {
		Optional<Method> known = this.methods.get(method);
		return (known != null) ? known : this.methods.computeIfAbsent(method, this::find);
	}

	private Optional<Method> find(Method method) {
		for (Class<?> candidate : this.standard) {
			Method found = ClassUtils.getMethodIfAvailable(candidate, method.getName(), method.getParameterTypes());
			if (found != null) {
				return isAdaptable(found.getReturnType(), method.getReturnType()) ? Optional.of(found)
						: Optional.empty();
			}
		}
		return Optional.empty();
	}

	/**
	 * Tells whether what we return can be made what a driver promises. There are
	 * publishers that are none of Reactor's.
	 * @param standard the return type that R2DBC defines
	 * @param promised the one that the driver has
	 * @return whether there can be such a value
	 */
	private static boolean isAdaptable(Class<?> standard, Class<?> promised) {
		return standard != Publisher.class || promised.isAssignableFrom(Flux.class)
				|| promised.isAssignableFrom(Mono.class);
	}

}
