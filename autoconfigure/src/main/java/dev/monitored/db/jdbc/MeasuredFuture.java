package dev.monitored.db.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * A connection that a pool hands out later, as Tomcat's does on request.
 */
final class MeasuredFuture implements Future<Object> {

	private final Future<?> delegate;

	private final UnaryOperator<Connection> connections;

	private @Nullable Connection found;

	private @Nullable Connection measured;

	/**
	 * Creates a future.
	 * @param delegate the pool's own
	 * @param connections measures a connection
	 */
	MeasuredFuture(Future<?> delegate, UnaryOperator<Connection> connections) {
		this.delegate = delegate;
		this.connections = connections;
	}

	/**
	 * Returns whether a method promises a future connection.
	 * @param method a method of a data source
	 * @return whether its return type is a future with a connection
	 */
	static boolean isReturned(Method method) {
		return method.getReturnType() == Future.class && Connection.class
			.isAssignableFrom(ResolvableType.forMethodReturnType(method).getGeneric(0).toClass());
	}

	@Override
	public @Nullable Object get() throws InterruptedException, ExecutionException {
		return measured(this.delegate.get());
	}

	@Override
	public @Nullable Object get(long timeout, TimeUnit unit)
			throws InterruptedException, ExecutionException, TimeoutException {
		return measured(this.delegate.get(timeout, unit));
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return this.delegate.cancel(mayInterruptIfRunning);
	}

	@Override
	public boolean isCancelled() {
		return this.delegate.isCancelled();
	}

	@Override
	public boolean isDone() {
		return this.delegate.isDone();
	}

	/**
	 * Measures what the pool hands out, which is the same connection each time.
	 * @param result what it hands out
	 * @return the measured connection, the same one each time as well
	 */
	private synchronized @Nullable Object measured(@Nullable Object result) {
		if (!(result instanceof Connection connection)) {
			return result;
		}
		if (this.measured == null || this.found != connection) {
			this.found = connection;
			this.measured = this.connections.apply(connection);
		}
		return this.measured;
	}

}
