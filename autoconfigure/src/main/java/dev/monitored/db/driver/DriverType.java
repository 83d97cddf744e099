package dev.monitored.db.driver;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.known.KnownValues;

/**
 * What a class of a driver has beyond its API, and which of its methods are those of the
 * API with a return type of its own.
 */
final class DriverType {

	private final Class<?> measured;

	private final List<Class<?>> standard;

	private final List<Class<?>> shown;

	private final boolean isComplete;

	private volatile @Nullable Constructor<?> constructor;

	private final ReturnTypeAdapter returnTypeAdapter;

	private final KnownValues<Method, Optional<Method>> methods = new KnownValues<>(this::find);

	/**
	 * Creates a type.
	 * @param type the type that the API defines
	 * @param measured the class of what is measured
	 * @param standard its interfaces
	 * @param all all interfaces, these first
	 * @param returnTypeAdapter keeps return types of the driver
	 */
	private DriverType(Class<?> type, Class<?> measured, List<Class<?>> standard, Set<Class<?>> all,
			ReturnTypeAdapter returnTypeAdapter) {
		this.measured = measured;
		this.standard = standard;
		this.shown = all.stream().filter((candidate) -> !isOurs(candidate, type, standard)).toList();
		this.isComplete = all.size() == standard.size()
				&& Arrays.stream(type.getMethods()).noneMatch(this::isInherited);
		this.returnTypeAdapter = returnTypeAdapter;
	}

	/**
	 * Looks at a class of a driver.
	 * @param type the type that its API defines
	 * @param measured the class of what measures it
	 * @param delegate the class of the driver
	 * @param returnTypeAdapter keeps return types of the driver
	 * @return its type
	 */
	static DriverType of(Class<?> type, Class<?> measured, Class<?> delegate, ReturnTypeAdapter returnTypeAdapter) {
		List<Class<?>> standard = List.of(ClassUtils.getAllInterfacesForClass(measured));
		Set<Class<?>> required = new LinkedHashSet<>(standard);
		if (!type.isAssignableFrom(measured)) {
			required.add(type);
		}
		Set<Class<?>> all = new LinkedHashSet<>(required);
		Arrays.stream(ClassUtils.getAllInterfacesForClass(delegate))
			.filter((candidate) -> Modifier.isPublic(candidate.getModifiers()) && !candidate.isSealed())
			.filter((candidate) -> ClassUtils.isVisible(candidate, DriverType.class.getClassLoader()))
			.filter((candidate) -> candidate != Serializable.class)
			.filter((candidate) -> required.stream().noneMatch((known) -> candidate.isAssignableFrom(known)))
			.forEach(all::add);
		return new DriverType(type, measured, standard, DriverProxies.isPossible(all) ? all : required,
				returnTypeAdapter);
	}

	/**
	 * Returns whether what is measured has all interfaces and methods itself.
	 * @return whether no proxy is needed
	 */
	boolean isComplete() {
		return this.isComplete;
	}

	/**
	 * Returns the constructor of the class that has all interfaces.
	 * @return the constructor
	 */
	Constructor<?> constructor() {
		Constructor<?> known = this.constructor;
		if (known == null) {
			known = DriverClasses.constructor(this.returnTypeAdapter.base(), this.shown);
			this.constructor = known;
		}
		return known;
	}

	/**
	 * Returns the method that the API defines.
	 * @param method a method of any interface
	 * @return the one that is measured, if this is one
	 */
	Optional<Method> standard(Method method) {
		return this.methods.get(method);
	}

	/**
	 * Returns whether an interface is one that only we need, which the class does not
	 * show, because not every class loader that sees the driver's sees it.
	 * @param candidate an interface
	 * @param type the type that the API defines
	 * @param standard the interfaces of what is measured
	 * @return whether it is neither the API's nor the driver's
	 */
	private static boolean isOurs(Class<?> candidate, Class<?> type, List<Class<?>> standard) {
		return standard.contains(candidate) && !candidate.isAssignableFrom(type)
				&& !candidate.getPackageName().equals(type.getPackageName());
	}

	/**
	 * Returns whether a method is one that the measured class has only by default,
	 * because a later version of the API has added it.
	 * @param method a method of the API, or of a driver that overrides it
	 * @return whether the driver has to answer it
	 */
	private boolean isInherited(Method method) {
		Method found = ClassUtils.getMethodIfAvailable(this.measured, method.getName(), method.getParameterTypes());
		return found != null && found.isDefault();
	}

	private Optional<Method> find(Method method) {
		if (isInherited(method)) {
			return Optional.empty();
		}
		for (Class<?> candidate : this.standard) {
			Method found = ClassUtils.getMethodIfAvailable(candidate, method.getName(), method.getParameterTypes());
			if (found != null) {
				return this.returnTypeAdapter.canKeep(found.getReturnType(), method.getReturnType())
						? Optional.of(found) : Optional.empty();
			}
		}
		return Optional.empty();
	}

	/**
	 * Returns whether the methods that only the driver has are called one after the
	 * other.
	 * @return whether the proxy is returned where the driver returns itself
	 */
	boolean isFluent() {
		return this.returnTypeAdapter.isFluent();
	}

	/**
	 * Returns a result as the driver's own return type.
	 * @param narrower the return type
	 * @param result what the measured object returned
	 * @return a value of that type
	 */
	@Nullable Object narrowed(Class<?> narrower, @Nullable Object result) {
		return (result == null || narrower.isInstance(result)) ? result : this.returnTypeAdapter.keep(narrower, result);
	}

}
