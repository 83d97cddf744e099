package dev.monitored.db.jdbc;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.db.Queries;

/**
 * Tests for what an application sees of measured connections within a pool of HikariCP.
 */
class PooledFaithfulnessTests extends JdbcFaithfulnessContract {

	@Override
	protected ApplicationContextRunner application() {
		return Queries.application();
	}

}
