package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * What holds of an application with a database, however it is measured.
 */
abstract class JdbcContract {

	/**
	 * Returns an application with an empty database as its only data source.
	 */
	protected abstract ApplicationContextRunner application();

	/**
	 * Returns what the database understands.
	 */
	protected Dialect dialect() {
		return Dialect.H2;
	}

	final void with(Work work) {
		application().run((context) -> {
			try (Connection connection = context.getBean(DataSource.class).getConnection()) {
				work.run(connection, context);
			}
		});
	}

	final void createOrders(Connection connection) throws SQLException {
		execute(connection, dialect().orders());
	}

	final void execute(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * What a test does with a connection.
	 */
	interface Work {

		void run(Connection connection, ApplicationContext context) throws Exception;

	}

}
