package dev.monitored.db.jdbc;

/**
 * Tests with a real MariaDB and MySQL's driver where it makes one statement of a batch.
 */
class RewritingMySqlDriverIT extends MySqlDriverIT {

	@Override
	protected String url() {
		return super.url() + "&rewriteBatchedStatements=true";
	}

	@Override
	protected int sent(int size) {
		return 1;
	}

}
