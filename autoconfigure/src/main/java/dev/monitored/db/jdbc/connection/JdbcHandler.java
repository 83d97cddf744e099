package dev.monitored.db.jdbc.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Wrapper;

import org.jspecify.annotations.Nullable;

/**
 * Stands before an object of a driver or a pool: everything that is not measured goes
 * through to it, and whatever it throws comes back as it is.
 *
 * @param <T> the type of the object
 */
abstract class JdbcHandler<T extends Wrapper> implements InvocationHandler {

	private final T delegate;

	JdbcHandler(T delegate) {
		this.delegate = delegate;
	}

	/**
	 * Returns what is behind a proxy.
	 * @param object any object
	 * @return the object that our proxy stands before, or the given one if it is none of
	 * ours
	 */
	static @Nullable Object behind(@Nullable Object object) {
		if (object != null && Proxy.isProxyClass(object.getClass())
				&& Proxy.getInvocationHandler(object) instanceof JdbcHandler<?> handler) {
			return handler.delegate();
		}
		return object;
	}

	final T delegate() {
		return this.delegate;
	}

	@Override
	public final @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		if (args != null && args.length == 1) {
			switch (method.getName()) {
				case "unwrap":
					return (args[0] == Measured.class) ? proxy : this.delegate.unwrap((Class<?>) args[0]);
				case "isWrapperFor":
					return args[0] == Measured.class || this.delegate.isWrapperFor((Class<?>) args[0]);
				case "equals":
					return this.delegate.equals(behind(args[0]));
				default:
			}
		}
		return handle(proxy, method, args);
	}

	/**
	 * Calls a method other than those that every proxy answers alike.
	 * @param proxy the proxy
	 * @param method the method
	 * @param args the arguments, if it has any
	 * @return what it returns
	 * @throws Throwable what it throws
	 */
	abstract @Nullable Object handle(Object proxy, Method method, Object @Nullable [] args) throws Throwable;

	/**
	 * Calls a method of the object.
	 * @param method the method
	 * @param args the arguments, if it has any
	 * @return what it returns
	 * @throws Throwable what it throws
	 */
	final @Nullable Object call(Method method, Object @Nullable [] args) throws Throwable {
		try {
			return method.invoke(this.delegate, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
