package dev.monitored.db.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;

import javax.sql.DataSource;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import dev.monitored.db.jdbc.connection.MeasuredConnections;
import dev.monitored.failure.FailureLog;

/**
 * Measures the connections that a data source hands out. One that comes back to it as an
 * argument is the one that it knows.
 */
final class ConnectionInterceptor implements MethodInterceptor {

	private static final FailureLog failures = new FailureLog(ConnectionInterceptor.class);

	private final DataSource dataSource;

	private final MeasuredConnections connections;

	private volatile Runnable afterwards = () -> {
	};

	/**
	 * Creates an interceptor.
	 * @param dataSource the data source
	 * @param connections what measures its connections
	 */
	ConnectionInterceptor(DataSource dataSource, MeasuredConnections connections) {
		this.dataSource = dataSource;
		this.connections = connections;
	}

	/**
	 * Sets what is done whenever a connection was handed out.
	 * @param action what is done
	 */
	void afterwards(Runnable action) {
		this.afterwards = action;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		@Nullable Object[] args = invocation.getArguments();
		for (int index = 0; index < args.length; index++) {
			args[index] = MeasuredConnections.behind(args[index]);
		}
		Object result = isPlain(invocation) ? this.dataSource.getConnection() : invocation.proceed();
		if (!(result instanceof Connection connection)) {
			return result;
		}
		Connection measured = this.connections.measure(connection);
		runAfterwards();
		return isReturned(measured, invocation.getMethod()) ? measured : connection;
	}

	/**
	 * Tells whether a connection is asked for the way that most are. Nothing but the data
	 * source stands behind, so that it can be asked without reflection.
	 * @param invocation what is asked for
	 * @return whether it is
	 */
	private static boolean isPlain(MethodInvocation invocation) {
		return invocation.getArguments().length == 0 && invocation.getMethod().getName().equals("getConnection");
	}

	private static boolean isReturned(Connection measured, Method method) {
		boolean isReturned = method.getReturnType().isInstance(measured);
		if (!isReturned) {
			failures.failed("Connections of %s are not measured".formatted(method.getDeclaringClass().getName()),
					new ClassCastException("They are promised to be of the class " + method.getReturnType().getName()));
		}
		return isReturned;
	}

	private void runAfterwards() {
		try {
			this.afterwards.run();
		}
		catch (Throwable ex) {
			failures.failed("A pool is not seen behind its proxy; its own metrics may be missing", ex);
		}
	}

}
