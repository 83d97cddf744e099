package dev.monitored.db.jdbc.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;

/**
 * What is different about the metadata of a measured connection: they lead back to it.
 *
 * @param delegate the metadata
 * @param getConnection the measured connection
 */
record MeasuredMetaData(DatabaseMetaData delegate, Connection getConnection) implements ConnectionReference {

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
