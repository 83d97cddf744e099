package dev.monitored.db.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.driver.DriverProxies;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.failure.FailureLog;

/**
 * Measures the connections of one data source.
 */
public final class JdbcMeasurement {

	private static final FailureLog failures = new FailureLog(JdbcMeasurement.class);

	/**
	 * Whether connections of a class have yet to be fetched, which asking them for
	 * anything would do. They are Spring's proxies.
	 */
	private static final ClassValue<Boolean> LAZY = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return Arrays.stream(type.getInterfaces())
				.anyMatch((candidate) -> candidate.getName()
					.equals("org.springframework.jdbc.datasource.ConnectionProxy"));
		}

	};

	private final Supplier<DataSourceRecorder> recorder;

	private final JdbcProxies proxies = JdbcProxies.create();

	private volatile @Nullable DataSourceRecorder known;

	/**
	 * Creates what measures connections.
	 * @param recorder where queries are recorded, asked with the first connection
	 */
	public JdbcMeasurement(Supplier<DataSourceRecorder> recorder) {
		this.recorder = recorder;
		JdbcOutcomes.prepare();
	}

	/**
	 * Returns a connection that records its queries.
	 * @param connection a connection
	 * @return the measured connection, or the given one if it is measured already
	 */
	public Connection measure(Connection connection) {
		try {
			boolean isLazy = LAZY.get(connection.getClass());
			return (!isLazy && isMeasured(connection)) ? connection
					: new MeasuredJdbcConnection(connection, isLazy, recorder(), this.proxies).completed();
		}
		catch (Throwable ex) {
			failures.failed("A connection could not be wrapped; its queries are not recorded", ex);
			return connection;
		}
	}

	/**
	 * Returns what a pool or driver knows a measured object as.
	 * @param object any object
	 * @return what is behind it, or the given object if it is none of ours
	 */
	public static @Nullable Object behind(@Nullable Object object) {
		return (DriverProxies.measured(object) instanceof DelegatingWrapper measured) ? measured.delegate() : object;
	}

	private DataSourceRecorder recorder() {
		DataSourceRecorder recorder = this.known;
		if (recorder == null) {
			recorder = this.recorder.get();
			this.known = recorder;
		}
		return recorder;
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
