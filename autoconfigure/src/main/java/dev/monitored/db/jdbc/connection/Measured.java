package dev.monitored.db.jdbc.connection;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * What every measured connection and statement is, so that it is known behind whatever
 * others put before it. A proxy with one interface is created faster than one with two,
 * so there is one for each type of JDBC.
 */
public interface Measured {

	/**
	 * A connection.
	 */
	interface MeasuredConnection extends Measured, Connection {

	}

	/**
	 * A statement whose text comes with its execution.
	 */
	interface MeasuredStatement extends Measured, Statement {

	}

	/**
	 * A prepared statement.
	 */
	interface MeasuredPreparedStatement extends Measured, PreparedStatement {

	}

	/**
	 * A call of a procedure.
	 */
	interface MeasuredCallableStatement extends Measured, CallableStatement {

	}

	/**
	 * The metadata of a measured connection.
	 */
	interface MeasuredMetaData extends Measured, DatabaseMetaData {

	}

}
