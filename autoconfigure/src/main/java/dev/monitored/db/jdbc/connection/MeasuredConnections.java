package dev.monitored.db.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.failure.FailureLog;

/**
 * Measures the connections of one data source.
 */
public final class MeasuredConnections {

	private static final FailureLog failures = new FailureLog(MeasuredConnections.class);

	private static final String LAZY = "org.springframework.jdbc.datasource.ConnectionProxy";

	private final Supplier<DataSourceRecorder> recorder;

	private final JdbcProxies proxies = new JdbcProxies();

	/**
	 * Creates what measures connections.
	 * @param recorder where queries are recorded, asked with the first connection
	 */
	public MeasuredConnections(Supplier<DataSourceRecorder> recorder) {
		this.recorder = recorder;
	}

	/**
	 * Returns a connection that records its queries.
	 * @param connection a connection
	 * @return the measured connection, or the given one if it is measured already
	 */
	public Connection measure(Connection connection) {
		try {
			boolean isLazy = isLazy(connection);
			return (!isLazy && isMeasured(connection)) ? connection : proxy(connection, isLazy);
		}
		catch (Throwable ex) {
			failures.failed("A connection could not be wrapped; its queries are not recorded", ex);
			return connection;
		}
	}

	/**
	 * Returns what a data source knows a measured connection as.
	 * @param object any object
	 * @return the connection behind it, or the given object if it is none of ours
	 */
	public static @Nullable Object behind(@Nullable Object object) {
		return JdbcHandler.behind(object);
	}

	private Connection proxy(Connection connection, boolean isLazy) {
		ConnectionHandler handler = new ConnectionHandler(connection, isLazy, this.recorder.get(), this.proxies);
		return this.proxies.create(connection, Connection.class, handler);
	}

	/**
	 * Tells whether a connection has yet to be fetched, which asking it for anything
	 * would do.
	 * @param connection the connection
	 * @return whether it is one of Spring's proxies
	 */
	private static boolean isLazy(Connection connection) {
		return Arrays.stream(connection.getClass().getInterfaces())
			.anyMatch((candidate) -> candidate.getName().equals(LAZY));
	}

	static boolean isMeasured(java.sql.Wrapper wrapper) {
		try {
			return wrapper instanceof Measured || wrapper.isWrapperFor(Measured.class);
		}
		catch (SQLException | RuntimeException | LinkageError ex) {
			return false; // it is closed, or from before JDBC 4: in any case none of ours
		}
	}

}
