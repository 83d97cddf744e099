package dev.monitored.db.jdbc;

import javax.sql.DataSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import dev.monitored.db.Queries;

/**
 * Tests for what is recorded of a data source that no pool stands before.
 */
class ProxiedRecordingTests extends JdbcRecordingContract {

	@Override
	protected ApplicationContextRunner application() {
		return Queries.application(WithoutPool.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutPool {

		@Bean
		DataSource dataSource() {
			return new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:");
		}

	}

}
