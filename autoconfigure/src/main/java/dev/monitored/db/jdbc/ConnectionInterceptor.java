package dev.monitored.db.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;

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

	private final MeasuredConnections connections;

	private volatile Runnable afterwards = () -> {
	};

	ConnectionInterceptor(MeasuredConnections connections) {
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
		Object result = invocation.proceed();
		if (!(result instanceof Connection connection)) {
			return result;
		}
		Connection measured = this.connections.measure(connection);
		runAfterwards();
		return isReturned(measured, invocation.getMethod()) ? measured : connection;
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
