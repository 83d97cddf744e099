package dev.monitored.db.jdbc.connection;

import java.lang.reflect.Method;
import java.sql.Wrapper;

import org.jspecify.annotations.Nullable;

/**
 * Stands before metadata, of which nothing is measured, so that the way back leads to the
 * measured connection.
 */
final class ReferringHandler extends JdbcHandler<Wrapper> {

	private final String wayBack;

	private final Object origin;

	/**
	 * Creates a handler.
	 * @param delegate the metadata
	 * @param wayBack the name of the method that leads back
	 * @param origin the proxy that it leads to
	 */
	ReferringHandler(Wrapper delegate, String wayBack, Object origin) {
		super(delegate);
		this.wayBack = wayBack;
		this.origin = origin;
	}

	@Override
	@Nullable Object handle(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		Object result = call(method, args);
		return (args == null && result != null && method.getName().equals(this.wayBack)) ? this.origin : result;
	}

}
