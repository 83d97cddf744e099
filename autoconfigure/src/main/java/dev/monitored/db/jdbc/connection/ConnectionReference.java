package dev.monitored.db.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What leads back to a connection.
 */
public interface ConnectionReference {

	/**
	 * Returns the connection.
	 * @return the connection as the application has it, {@code null} if there is none
	 * @throws SQLException if the driver does not say
	 */
	@Nullable Connection getConnection() throws SQLException;

}
