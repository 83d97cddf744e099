package dev.monitored.db.jdbc;

/**
 * Tests with a real MariaDB and its own driver, which sends a batch as one statement.
 */
class MariaDbIT extends MariaDbRecordingContract {

	@Override
	protected String driver() {
		return "mariadb";
	}

	@Override
	protected int sent(int size) {
		return 1;
	}

}
