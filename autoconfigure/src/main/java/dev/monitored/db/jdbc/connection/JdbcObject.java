package dev.monitored.db.jdbc.connection;

import dev.monitored.db.driver.DriverHandler;
import dev.monitored.db.driver.DriverObject;

/**
 * A measured object of JDBC with all interfaces of the driver's.
 */
public abstract class JdbcObject extends DriverObject implements Measured {

	/**
	 * Creates an object.
	 * @param handler what answers all calls
	 */
	protected JdbcObject(DriverHandler handler) {
		super(handler);
	}

}
