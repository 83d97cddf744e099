package dev.monitored.db.jdbc;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.db.Queries;

/**
 * Tests for what an application sees of measured connections that no pool stands before.
 */
class ProxiedFaithfulnessTests extends JdbcFaithfulnessContract {

	@Override
	protected ApplicationContextRunner application() {
		return Queries.application(ProxiedRecordingTests.WithoutPool.class);
	}

}
