package dev.monitored.db.jdbc.connection;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.Statement;

import dev.monitored.db.driver.DriverProxies;

/**
 * The proxies of everything that one data source hands out.
 *
 * @param connections the proxies of connections
 * @param statements the proxies of statements
 * @param prepared the proxies of prepared statements
 * @param calls the proxies of calls of procedures
 * @param metaData the proxies of metadata
 */
record JdbcProxies(DriverProxies<Connection> connections, DriverProxies<Statement> statements,
		DriverProxies<PreparedStatement> prepared, DriverProxies<CallableStatement> calls,
		DriverProxies<DatabaseMetaData> metaData) {

	static JdbcProxies create() {
		return new JdbcProxies(proxies(Connection.class, MeasuredJdbcConnection.class),
				proxies(Statement.class, MeasuredJdbcStatement.class),
				proxies(PreparedStatement.class, MeasuredJdbcPreparedStatement.class),
				proxies(CallableStatement.class, MeasuredJdbcPreparedStatement.class),
				proxies(DatabaseMetaData.class, MeasuredMetaData.class));
	}

	private static <T> DriverProxies<T> proxies(Class<T> type, Class<?> measured) {
		return new DriverProxies<>(type, measured, new JdbcReturnTypeAdapter());
	}

}
