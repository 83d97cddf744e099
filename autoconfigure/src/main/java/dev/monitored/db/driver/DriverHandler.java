package dev.monitored.db.driver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Calls what is measured where the API defines the method, else the driver.
 */
public final class DriverHandler {

	private final Object measured;

	private final Object delegate;

	private final DriverType type;

	DriverHandler(Object measured, Object delegate, DriverType type) {
		this.measured = measured;
		this.delegate = delegate;
		this.type = type;
	}

	Object measured() {
		return this.measured;
	}

	@Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		if (method.getDeclaringClass() == Object.class) {
			return ofObject(method, args);
		}
		Optional<Method> standard = this.type.standard(method);
		Object called = standard.isPresent() ? this.measured : this.delegate;
		Object result = call(called, standard.orElse(method), args);
		boolean isSelf = result == called && (standard.isPresent() || this.type.isFluent());
		if (isSelf && method.getReturnType().isInstance(proxy)) {
			return proxy;
		}
		return standard.isPresent() ? this.type.narrowed(method.getReturnType(), result) : result;
	}

	private Object ofObject(Method method, Object @Nullable [] args) {
		return switch (method.getName()) {
			case "equals" -> args != null && this.measured.equals(DriverProxies.measured(args[0]));
			case "hashCode" -> this.measured.hashCode();
			default -> this.measured.toString();
		};
	}

	private static @Nullable Object call(Object called, Method method, Object @Nullable [] args) throws Throwable {
		try {
			return method.invoke(called, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
