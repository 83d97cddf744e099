package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * What holds of an application with an H2 database, however it is measured.
 */
abstract class H2Contract {

	/**
	 * Returns an application with an empty H2 database as its only data source.
	 */
	protected abstract ApplicationContextRunner application();

	final void with(Work work) {
		application().run((context) -> {
			try (Connection connection = context.getBean(DataSource.class).getConnection()) {
				work.run(connection, context);
			}
		});
	}

	static void createOrders(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			createOrders(statement);
		}
	}

	static void createOrders(Statement statement) throws SQLException {
		statement.execute("CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR)");
	}

	static void createSleep(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(
					"CREATE ALIAS sleep AS 'long sleep(long millis) throws Exception { Thread.sleep(millis); return millis; }'");
		}
	}

	/**
	 * What a test does with a connection.
	 */
	interface Work {

		void run(Connection connection, ApplicationContext context) throws Exception;

	}

}
