package dev.monitored.db.r2dbc.connection;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;

import dev.monitored.db.driver.DriverProxies;

/**
 * The proxies of everything that one connection factory hands out.
 *
 * @param connections the proxies of connections
 * @param statements the proxies of statements
 * @param batches the proxies of batches
 * @param results the proxies of results
 */
record R2dbcProxies(DriverProxies<Connection> connections, DriverProxies<Statement> statements,
		DriverProxies<Batch> batches, DriverProxies<Result> results) {

	static R2dbcProxies create() {
		return new R2dbcProxies(proxies(Connection.class, MeasuredR2dbcConnection.class),
				proxies(Statement.class, MeasuredR2dbcStatement.class), proxies(Batch.class, MeasuredR2dbcBatch.class),
				proxies(Result.class, MeasuredR2dbcResult.class));
	}

	private static <T> DriverProxies<T> proxies(Class<T> type, Class<?> measured) {
		return new DriverProxies<>(type, measured, new PublisherReturnTypeAdapter());
	}

}
