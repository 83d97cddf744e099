package dev.monitored.db.r2dbc.connection;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.monitored.db.driver.DriverProxies;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.failure.FailureLog;

/**
 * Measures the connections of one connection factory.
 */
public final class R2dbcMeasurement {

	private static final FailureLog failures = new FailureLog(R2dbcMeasurement.class);

	private final DataSourceRecorder recorder;

	private final R2dbcProxies proxies = R2dbcProxies.create();

	/**
	 * Creates what measures connections.
	 * @param recorder where queries are recorded
	 */
	public R2dbcMeasurement(DataSourceRecorder recorder) {
		this.recorder = recorder;
	}

	/**
	 * Returns a connection that records its queries.
	 * @param connection a connection
	 * @return the measured connection, or the given one if it is measured already
	 */
	public Connection measure(Connection connection) {
		try {
			return isMeasured(connection) ? connection : measured(connection);
		}
		catch (Throwable ex) {
			failures.failed("A connection could not be wrapped; its queries are not recorded", ex);
			return connection;
		}
	}

	/**
	 * Charges the call around with the time until there is a connection.
	 * @param created emits the connection
	 * @param <T> the type of the connection
	 * @return what emits the same connection
	 */
	public <T> Mono<T> awaited(Mono<T> created) {
		return AwaitedConnection.of(created, this.recorder);
	}

	private Connection measured(Connection connection) {
		return this.proxies.connections()
			.complete(new MeasuredR2dbcConnection(connection, this.recorder, this.proxies), connection);
	}

	/**
	 * Returns whether a connection records its queries.
	 * @param connection the connection, maybe one of a pool or a proxy
	 * @return whether it, or one that it stands for, is one of ours
	 */
	private static boolean isMeasured(Connection connection) {
		@Nullable Object candidate = DriverProxies.measured(connection);
		while (candidate instanceof Wrapped<?> wrapped && !(candidate instanceof MeasuredR2dbcConnection)) {
			Object unwrapped = DriverProxies.measured(wrapped.unwrap());
			candidate = (unwrapped != candidate) ? unwrapped : null;
		}
		return candidate instanceof MeasuredR2dbcConnection;
	}

}
