package dev.monitored.db.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.jdbc.connection.MeasuredConnections;

/**
 * Where a pool gets its connections from, measured. What is behind it comes into being
 * with the first question, as it would without us.
 */
final class PoolSource implements DataSource {

	private final Supplier<DataSource> supplier;

	private final MeasuredConnections connections;

	private volatile @Nullable DataSource source;

	PoolSource(Supplier<DataSource> supplier, MeasuredConnections connections) {
		this.supplier = supplier;
		this.connections = connections;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return measured(source().getConnection());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return measured(source().getConnection(username, password));
	}

	@Override
	public PrintWriter getLogWriter() throws SQLException {
		return source().getLogWriter();
	}

	@Override
	public void setLogWriter(PrintWriter out) throws SQLException {
		source().setLogWriter(out);
	}

	@Override
	public void setLoginTimeout(int seconds) throws SQLException {
		source().setLoginTimeout(seconds);
	}

	@Override
	public int getLoginTimeout() throws SQLException {
		return source().getLoginTimeout();
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		return source().getParentLogger();
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		DataSource found = source();
		return type.isInstance(found) ? type.cast(found) : found.unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) throws SQLException {
		DataSource found = source();
		return type.isInstance(found) || found.isWrapperFor(type);
	}

	@Override
	public String toString() {
		return String.valueOf(this.source);
	}

	/**
	 * Measures a connection.
	 * @param connection the connection, {@code null} if a driver does not like the URL
	 * @return the measured connection
	 */
	private Connection measured(Connection connection) {
		return (connection != null) ? this.connections.measure(connection) : connection;
	}

	private DataSource source() {
		DataSource known = this.source;
		return (known != null) ? known : create();
	}

	private synchronized DataSource create() {
		DataSource known = this.source;
		if (known == null) {
			known = this.supplier.get();
			this.source = known;
		}
		return known;
	}

}
