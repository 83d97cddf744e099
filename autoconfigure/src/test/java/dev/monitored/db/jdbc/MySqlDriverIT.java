package dev.monitored.db.jdbc;

/**
 * Tests with a real MariaDB and MySQL's driver.
 */
class MySqlDriverIT extends MariaDbRecordingContract {

	@Override
	protected String driver() {
		return "mysql";
	}

	@Override
	protected int fetchSize() {
		return Integer.MIN_VALUE;
	}

}
