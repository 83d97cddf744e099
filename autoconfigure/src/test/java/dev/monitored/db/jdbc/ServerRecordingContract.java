package dev.monitored.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.monitored.Patience;
import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * What is recorded of a real server, whose log says what it has got.
 */
abstract class ServerRecordingContract extends JdbcRecordingContract {

	private static final int BATCH = 5;

	@BeforeEach
	void forgetTheTestBefore() throws Exception {
		clear();
	}

	/**
	 * Empties the database and forgets what was logged.
	 */
	protected abstract void clear() throws Exception;

	/**
	 * Returns the URL of the database, for the driver.
	 */
	protected abstract String url();

	/**
	 * Returns the statements that the server has logged.
	 */
	protected abstract List<String> statements() throws Exception;

	/**
	 * Returns the setting that ends statements after a tenth of a second.
	 */
	protected abstract String timeout();

	/**
	 * Returns the query for the server's number of a connection.
	 */
	protected abstract String connectionNumber();

	/**
	 * Returns what ends the connection with a number.
	 */
	protected abstract String endConnection();

	/**
	 * Returns how many statements the server gets of a batch.
	 * @param size the size of the batch
	 */
	protected int sent(int size) {
		return size;
	}

	/**
	 * Returns the fetch size with which the driver streams a result.
	 */
	protected int fetchSize() {
		return 10;
	}

	@Override
	protected ApplicationContextRunner application() {
		return Queries.application().withPropertyValues("spring.datasource.url=" + url());
	}

	@Test
	void countsWhatTheServerHasGot() {
		with((connection, context) -> {
			createOrders(connection);
			connection.setAutoCommit(false);
			insert(connection);
			connection.commit();
			execute(connection, "UPDATE orders SET name = 'b' WHERE id = 1", "DELETE FROM orders");
			connection.rollback();
			connection.setAutoCommit(true);
			execute(connection, "SELECT count(*) FROM orders");
			assertThat(counted(context, "INSERT")).isEqualTo(3);
			assertThat(got("INSERT INTO ORDERS")).isEqualTo(counted(context, "INSERT") - 1 + sent(BATCH));
			assertThat(Scrape.of(context).value("db_batch_size_sum", "operation", "INSERT")).isEqualTo(BATCH);
			assertThat(got("UPDATE ORDERS")).isEqualTo(counted(context, "UPDATE")).isOne();
			assertThat(got("DELETE FROM ORDERS")).isEqualTo(counted(context, "DELETE")).isOne();
			assertThat(got("SELECT COUNT(*) FROM ORDERS")).isEqualTo(counted(context, "SELECT")).isOne();
			assertThat(got("COMMIT") + got("ROLLBACK")).isEqualTo(counted(context, "TX")).isEqualTo(2);
		});
	}

	@Test
	void recordsAStreamedResultOnce() {
		with((connection, context) -> {
			createOrders(connection);
			insert(connection);
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.setFetchSize(fetchSize());
				try (ResultSet result = statement
					.executeQuery("SELECT a.id FROM orders a CROSS JOIN orders b CROSS JOIN orders c")) {
					int rows = 0;
					while (result.next()) {
						rows++;
					}
					assertThat(rows).isEqualTo((BATCH + 2) * (BATCH + 2) * (BATCH + 2));
				}
			}
			assertThat(counted(context, "SELECT")).isOne();
			assertThat(got("SELECT A.ID")).isOne();
		});
	}

	@Test
	void recordsATimeoutOfTheServerAsAnError() {
		with((connection, context) -> {
			execute(connection, timeout());
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, dialect().sleep()));
			assertThat(Queries.errors(context)).containsOnly(entry("SELECT _none SQLTimeoutException", 1));
		});
	}

	@Test
	void letsThePoolEvictAConnectionThatTheServerEnded() {
		with((connection, context) -> {
			long number = number(connection);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute(endConnection().formatted(number));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, "DELETE FROM orders"));
			assertThat(connection.isClosed()).as("closed by the pool").isTrue();
			assertThat(jdbc.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
			assertThat(Queries.errors(context))
				.containsOnly(entry("DELETE orders SQLNonTransientConnectionException", 1));
		});
	}

	@Override
	protected void awaitRunning(String sql) {
		Patience.await().until(() -> statements().contains(sql));
	}

	private long number(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(connectionNumber())) {
			assertThat(result.next()).isTrue();
			return result.getLong(1);
		}
	}

	/**
	 * Inserts twice, and a batch.
	 */
	private static void insert(Connection connection) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders (name) VALUES (?)")) {
			insert.setString(1, "a");
			insert.executeUpdate();
			insert.executeUpdate();
			for (int index = 0; index < BATCH; index++) {
				insert.setString(1, "b" + index);
				insert.addBatch();
			}
			assertThat(insert.executeBatch()).hasSize(BATCH);
		}
	}

	private static int counted(ApplicationContext context, String operation) {
		return Queries.counts(context)
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().split(" ")[1].equals(operation))
			.mapToInt((entry) -> entry.getValue())
			.sum();
	}

	private int got(String beginning) throws Exception {
		return (int) statements().stream()
			.filter((statement) -> statement.toUpperCase(Locale.ROOT).startsWith(beginning))
			.count();
	}

}
