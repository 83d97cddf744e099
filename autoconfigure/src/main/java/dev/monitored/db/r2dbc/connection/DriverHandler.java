package dev.monitored.db.r2dbc.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls what is measured where R2DBC defines the method, else the driver.
 */
final class DriverHandler implements InvocationHandler {

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

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		if (method.getDeclaringClass() == Object.class) {
			return ofObject(proxy, method, args);
		}
		Optional<Method> standard = this.type.standard(method);
		Object called = standard.isPresent() ? this.measured : this.delegate;
		Object result = call(called, standard.orElse(method), args);
		if (result == called && method.getReturnType().isInstance(proxy)) {
			return proxy;
		}
		return standard.isPresent() ? promised(method.getReturnType(), result) : result;
	}

	private Object ofObject(Object proxy, Method method, Object @Nullable [] args) {
		return switch (method.getName()) {
			case "equals" -> args != null && proxy == args[0];
			case "hashCode" -> System.identityHashCode(proxy);
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

	/**
	 * Returns what the driver promises to return: a narrower publisher, or an object of
	 * its own where there can be no proxy of it.
	 * @param type the return type
	 * @param result what is returned
	 * @return a value of that type
	 */
	private static @Nullable Object promised(Class<?> type, @Nullable Object result) {
		if (type.isInstance(result)) {
			return result;
		}
		if (result instanceof Publisher<?> publisher) {
			return type.isAssignableFrom(Mono.class) ? Mono.fromDirect(publisher) : Flux.from(publisher);
		}
		return (result instanceof Wrapped<?> wrapped && type.isInstance(wrapped.unwrap())) ? wrapped.unwrap() : result;
	}

}
