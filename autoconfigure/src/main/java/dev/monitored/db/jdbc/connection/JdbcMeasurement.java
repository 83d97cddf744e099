package dev.monitored.db.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallFrames;
import dev.monitored.cause.Cause;
import dev.monitored.db.driver.DriverProxies;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.failure.FailureLog;
import dev.monitored.registry.MonotonicTime;

/**
 * Measures the connections of one data source.
 */
public final class JdbcMeasurement {

	private static final FailureLog failures = new FailureLog(JdbcMeasurement.class);

	/**
	 * What opens connections. The start tells those of a thread apart.
	 */
	private static final long OPENING = CallFrames.newOwner();

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
	 * Opens a connection. The time until there is one is a part of the call that asks.
	 * @param <T> the type of the connection
	 * @param <E> the type of what opening it throws
	 * @param opening opens the connection
	 * @return a connection that is not measured yet
	 * @throws E what opening it throws
	 */
	public <T extends @Nullable Object, E extends Throwable> T connect(Opening<T, E> opening) throws E {
		Cause waiting = waiting();
		return (waiting != null) ? connect(opening, waiting) : opening.open();
	}

	private <T extends @Nullable Object, E extends Throwable> T connect(Opening<T, E> opening, Cause waiting) throws E {
		long start = MonotonicTime.nanos();
		Throwable thrown = null;
		try {
			CallFrames.enter(OPENING, start);
			return opening.open();
		}
		catch (Throwable ex) {
			thrown = ex;
			throw ex;
		}
		finally {
			try {
				CallFrames.leave(OPENING, start, MonotonicTime.nanos() - start, waiting, thrown);
			}
			catch (Throwable ex) {
				// The stack has run out: the call around it leaves it
			}
		}
	}

	private @Nullable Cause waiting() {
		try {
			return recorder().waiting();
		}
		catch (Throwable ex) {
			failures.failed("It is not known how long calls wait for a connection", ex);
			return null;
		}
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

	/**
	 * What opens a connection.
	 *
	 * @param <T> the type of the connection
	 * @param <E> the type of what it throws
	 */
	@FunctionalInterface
	public interface Opening<T extends @Nullable Object, E extends Throwable> {

		/**
		 * Opens a connection.
		 * @return the connection
		 * @throws E if there is none
		 */
		T open() throws E;

	}

}
