package dev.monitored.db.jdbc.connection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.util.ClassUtils;

import dev.monitored.db.jdbc.connection.Measured.MeasuredCallableStatement;
import dev.monitored.db.jdbc.connection.Measured.MeasuredConnection;
import dev.monitored.db.jdbc.connection.Measured.MeasuredMetaData;
import dev.monitored.db.jdbc.connection.Measured.MeasuredPreparedStatement;
import dev.monitored.db.jdbc.connection.Measured.MeasuredStatement;
import dev.monitored.failure.FailureLog;

/**
 * Creates proxies. They have all interfaces of what they stand for, which an application
 * may cast to.
 */
final class JdbcProxies {

	private static final FailureLog failures = new FailureLog(JdbcProxies.class);

	private static final ClassLoader LOADER = JdbcProxies.class.getClassLoader();

	/**
	 * The interfaces of proxies, by the class that they stand for.
	 */
	private static final ClassValue<Class<?>[]> INTERFACES = new ClassValue<>() {

		@Override
		protected Class<?>[] computeValue(Class<?> type) {
			return interfaces(type);
		}

	};

	private JdbcProxies() {
	}

	/**
	 * Creates a proxy.
	 * @param <T> the type that JDBC defines
	 * @param delegate the connection, statement or metadata that it stands for
	 * @param type the type that JDBC defines
	 * @param handler the handler
	 * @return the proxy, or the object itself if there can be none
	 */
	static <T> T create(T delegate, Class<T> type, InvocationHandler handler) {
		try {
			return type.cast(Proxy.newProxyInstance(LOADER, INTERFACES.get(delegate.getClass()), handler));
		}
		catch (Throwable ex) {
			failures.failed("There can be no proxy of %s; it is not measured".formatted(delegate.getClass().getName()),
					ex);
			return delegate;
		}
	}

	private static Class<?>[] interfaces(Class<?> delegate) {
		Class<?> measured = measured(delegate);
		Set<Class<?>> all = new LinkedHashSet<>();
		all.add(measured);
		Arrays.stream(ClassUtils.getAllInterfacesForClass(delegate))
			.filter((candidate) -> Modifier.isPublic(candidate.getModifiers()))
			.filter((candidate) -> ClassUtils.isVisible(candidate, LOADER))
			.filter((candidate) -> !candidate.isSealed())
			.filter((candidate) -> !candidate.isAssignableFrom(measured))
			.forEach(all::add);
		Class<?>[] interfaces = all.toArray(Class<?>[]::new);
		return isPossible(interfaces) ? interfaces : new Class<?>[] { measured };
	}

	private static Class<?> measured(Class<?> delegate) {
		if (Connection.class.isAssignableFrom(delegate)) {
			return MeasuredConnection.class;
		}
		if (CallableStatement.class.isAssignableFrom(delegate)) {
			return MeasuredCallableStatement.class;
		}
		if (PreparedStatement.class.isAssignableFrom(delegate)) {
			return MeasuredPreparedStatement.class;
		}
		return Statement.class.isAssignableFrom(delegate) ? MeasuredStatement.class : MeasuredMetaData.class;
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
