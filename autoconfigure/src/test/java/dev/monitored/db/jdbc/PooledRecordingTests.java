package dev.monitored.db.jdbc;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.db.Queries;

/**
 * Tests for what is recorded within a pool of HikariCP.
 */
class PooledRecordingTests extends JdbcRecordingContract {

	@Override
	protected ApplicationContextRunner application() {
		return Queries.application();
	}

}
