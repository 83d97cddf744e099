package dev.monitored.db.jdbc.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What is different about the metadata of a measured connection: they lead back to it.
 */
public final class MeasuredMetaData extends DelegatingWrapper implements ConnectionReference {

	private final DatabaseMetaData delegate;

	private final Connection connection;

	MeasuredMetaData(DatabaseMetaData delegate, Connection connection) {
		this.delegate = delegate;
		this.connection = connection;
	}

	@Override
	DatabaseMetaData delegate() {
		return this.delegate;
	}

	@Override
	public @Nullable Connection getConnection() throws SQLException {
		return (this.delegate.getConnection() != null) ? this.connection : null;
	}

}
