package dev.monitored.db.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;

import dev.monitored.db.jdbc.connection.JdbcMeasurement;
import dev.monitored.failure.FailureLog;
import dev.monitored.subclass.ProxyCalls;
import dev.monitored.subclass.Replaced;

/**
 * Measures the connections that a data source hands out, at once, later or by a builder.
 * One that comes back to it as an argument is the one that it knows.
 */
final class DataSourceInterceptor implements MethodInterceptor, ProxyCalls {

	private final FailureLog failures = new FailureLog(DataSourceInterceptor.class);

	private final DataSource dataSource;

	private final JdbcMeasurement connections;

	private final boolean isCompared;

	private volatile Mirror mirror = Mirror.NONE;

	private @Nullable ConnectionBuilders builders;

	/**
	 * Creates an interceptor.
	 * @param dataSource the data source
	 * @param connections what measures its connections
	 */
	DataSourceInterceptor(DataSource dataSource, JdbcMeasurement connections) {
		this.dataSource = dataSource;
		this.connections = connections;
		this.isCompared = isCompared(dataSource.getClass());
	}

	private static boolean isCompared(Class<?> type) {
		try {
			return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

	/**
	 * Sets what keeps the proxy like the data source.
	 * @param mirror what does
	 */
	void reflect(Mirror mirror) {
		this.mirror = mirror;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object proxy = ((ProxyMethodInvocation) invocation).getProxy();
		return call(proxy, invocation.getMethod(), invocation.getArguments());
	}

	@Override
	public @Nullable Object call(Object proxy, Method method, @Nullable Object[] args) throws Throwable {
		if (args.length == 0 && method.getName().equals("getConnection")) {
			return connection(method);
		}
		if (AopUtils.isEqualsMethod(method)) {
			return isEqual(proxy, args[0]);
		}
		if (method.getDeclaringClass() == Replaced.class) {
			return this.dataSource;
		}
		this.mirror.beforeCall();
		for (int index = 0; index < args.length; index++) {
			args[index] = JdbcMeasurement.behind(args[index]);
		}
		Object result = isOpening(method)
				? this.connections.connect(() -> AopUtils.invokeJoinpointUsingReflection(this.dataSource, method, args))
				: AopUtils.invokeJoinpointUsingReflection(this.dataSource, method, args);
		if (result == this.dataSource) {
			return declaredType(method, args).isInstance(proxy) ? proxy : result;
		}
		return (result != null) ? returned(measured(result, method), result, method) : null;
	}

	// Returns whether a method opens a connection, with a user of its own for example.
	private static boolean isOpening(Method method) {
		return Connection.class.isAssignableFrom(method.getReturnType());
	}

	/**
	 * Returns a connection, asked for the way that most are. Nothing but the data source
	 * stands behind, so that it can be asked without reflection.
	 * @param method how it is asked for
	 * @return the connection, measured if it can be
	 * @throws SQLException what the data source throws
	 */
	private Connection connection(Method method) throws SQLException {
		this.mirror.beforeConnection();
		Connection connection = this.connections.connect(this.dataSource::getConnection);
		return returned(measured(connection), connection, method);
	}

	private Object measured(Object result, Method method) {
		if (result instanceof Connection connection) {
			return measured(connection);
		}
		if (result instanceof ConnectionBuilder builder) {
			return builders().measure(builder);
		}
		return (result instanceof Future<?> future && MeasuredFuture.isReturned(method))
				? new MeasuredFuture(future, this::measured) : result;
	}

	// Few applications ask for builders
	private synchronized ConnectionBuilders builders() {
		if (this.builders == null) {
			this.builders = new ConnectionBuilders(this::measured);
		}
		return this.builders;
	}

	private Connection measured(Connection connection) {
		Connection measured = this.connections.measure(connection);
		this.mirror.afterConnection();
		return measured;
	}

	/**
	 * Returns whether the proxy is equal to an object: to that before an equal data
	 * source, and to an equal data source that nothing stands before.
	 * @param proxy the proxy
	 * @param other the object
	 * @return whether they are equal
	 */
	private boolean isEqual(Object proxy, @Nullable Object other) {
		if (proxy == other || other == null || !this.isCompared) {
			return proxy == other;
		}
		return this.dataSource.equals((other instanceof DataSource known) ? DataSourceProxies.behind(known) : other);
	}

	/**
	 * Returns the type that the caller of a data source asks for.
	 * @param method how it is asked
	 * @param args the arguments
	 * @return the type that the caller casts to
	 */
	private Class<?> declaredType(Method method, @Nullable Object[] args) {
		if (args.length == 1 && args[0] instanceof Class<?> type && method.getName().equals("unwrap")) {
			return type;
		}
		return (method.getReturnType() != Object.class) ? method.getReturnType() : this.dataSource.getClass();
	}

	/**
	 * Returns what the caller gets.
	 * @param <T> the type of the result
	 * @param measured what measures
	 * @param result what the data source has returned
	 * @param method how it was asked
	 * @return what measures, or the result if the method promises a class of its own
	 */
	private <T> T returned(T measured, T result, Method method) {
		Method declared = method.isBridge() ? BridgeMethodResolver.findBridgedMethod(method) : method;
		if (measured == result || declared.getReturnType().isInstance(measured)) {
			return measured;
		}
		this.failures.failed("Connections of %s are not measured".formatted(declared.getDeclaringClass().getName()),
				new ClassCastException("They are declared to be of the class " + declared.getReturnType().getName()));
		return result;
	}

}
