package dev.monitored.db.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.failure.FailureLog;

/**
 * Measures the connections of one data source.
 */
public final class MeasuredConnections {

	private static final FailureLog failures = new FailureLog(MeasuredConnections.class);

	private static final String LAZY = "org.springframework.jdbc.datasource.ConnectionProxy";

	private final DataSourceRecorder recorder;

	private final JdbcProxies proxies;

	private final Predicate<String> isInternal;

	private MeasuredConnections(DataSourceRecorder recorder, JdbcProxies proxies, Predicate<String> isInternal) {
		this.recorder = recorder;
		this.proxies = proxies;
		this.isInternal = isInternal;
	}

	/**
	 * Returns what measures the connections that a pool opens.
	 * @param recorder where queries are recorded
	 * @param isInternal tells the statements that are the pool's own
	 * @return what measures them
	 */
	public static MeasuredConnections insidePool(DataSourceRecorder recorder, Predicate<String> isInternal) {
		return new MeasuredConnections(recorder, new JdbcProxies(false), isInternal);
	}

	/**
	 * Returns what measures the connections that an application gets.
	 * @param recorder where queries are recorded
	 * @return what measures them
	 */
	public static MeasuredConnections handedOut(DataSourceRecorder recorder) {
		return new MeasuredConnections(recorder, new JdbcProxies(true), (sql) -> false);
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
		ConnectionHandler handler = new ConnectionHandler(connection, isLazy, this.recorder, this.proxies,
				this.isInternal);
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
			return wrapper.isWrapperFor(JdbcHandler.class);
		}
		catch (SQLException | RuntimeException | LinkageError ex) {
			return false; // it is closed, or from before JDBC 4: in any case none of ours
		}
	}

}
