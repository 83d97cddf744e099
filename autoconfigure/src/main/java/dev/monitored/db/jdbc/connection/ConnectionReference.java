package dev.monitored.db.jdbc.connection;

import java.sql.Connection;

/**
 * What leads back to a connection.
 */
public interface ConnectionReference {

	/**
	 * Returns the connection.
	 * @return the connection as the application has it
	 */
	Connection getConnection();

}
