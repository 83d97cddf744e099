package dev.monitored.db.jdbc;

import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import dev.monitored.Patience;
import dev.monitored.db.Queries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * What is recorded of plain JDBC, however connections are measured.
 */
abstract class JdbcRecordingContract extends JdbcContract {

	@Test
	void recordsStatements() {
		with((connection, context) -> {
			try (Statement statement = connection.createStatement()) {
				createOrders(connection);
				assertThat(statement.executeUpdate("INSERT INTO orders (name) VALUES ('a')")).isEqualTo(1);
				assertThat(statement.executeLargeUpdate("INSERT INTO orders (name) VALUES ('b')")).isEqualTo(1);
				assertThat(statement.executeUpdate("INSERT INTO orders (name) VALUES ('c')", new String[] { "id" }))
					.isEqualTo(1);
				assertThat(statement.executeQuery("SELECT * FROM orders").next()).isTrue();
				assertThat(statement.execute("SELECT 1")).isTrue();
			}
			assertThat(Queries.counts(context)).containsOnly(entry("dataSource DDL orders success", 1),
					entry("dataSource INSERT orders success", 3), entry("dataSource SELECT orders success", 1),
					entry("dataSource SELECT _none success", 1));
		});
	}

	@Test
	void recordsEachExecutionOfAPreparedStatement() {
		with((connection, context) -> {
			createOrders(connection);
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders (name) VALUES (?)")) {
				insert.setString(1, "a");
				assertThat(insert.executeUpdate()).isEqualTo(1);
				assertThat(insert.execute()).isFalse();
				assertThat(insert.executeLargeUpdate()).isEqualTo(1);
			}
			try (PreparedStatement select = connection.prepareStatement("SELECT * FROM orders WHERE name = ?")) {
				select.setString(1, "a");
				assertThat(select.executeQuery().next()).isTrue();
				assertThat(select.executeQuery().next()).isTrue();
			}
			assertThat(Queries.counts(context)).contains(entry("dataSource INSERT orders success", 3),
					entry("dataSource SELECT orders success", 2));
		});
	}

	@Test
	void recordsProcedures() {
		with((connection, context) -> {
			execute(connection, dialect().twice());
			try (CallableStatement call = connection.prepareCall("{call twice(?)}")) {
				call.setInt(1, 21);
				ResultSet result = call.executeQuery();
				assertThat(result.next()).isTrue();
				assertThat(result.getInt(1)).isEqualTo(42);
			}
			assertThat(Queries.counts(context)).containsEntry("dataSource CALL twice success", 1);
		});
	}

	@Test
	void recordsABatchAsOneQueryWithItsSize() {
		with((connection, context) -> {
			createOrders(connection);
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders (name) VALUES (?)")) {
				for (String name : new String[] { "a", "b", "c" }) {
					insert.setString(1, name);
					insert.addBatch();
				}
				assertThat(insert.executeBatch()).hasSize(3);
				insert.setString(1, "d");
				insert.addBatch();
				insert.clearBatch();
				assertThat(insert.executeBatch()).as("nothing to do").isEmpty();
				insert.setString(1, "d");
				insert.addBatch();
				assertThat(insert.executeLargeBatch()).hasSize(1);
			}
			assertThat(Queries.counts(context)).containsEntry("dataSource INSERT orders success", 2);
			assertThat(batches(context, "count", "INSERT", "orders")).isEqualTo(2);
			assertThat(batches(context, "sum", "INSERT", "orders")).isEqualTo(4);
		});
	}

	@Test
	void recordsABatchOfDifferentStatementsByWhatTheyHaveInCommon() {
		with((connection, context) -> {
			createOrders(connection);
			try (Statement statement = connection.createStatement()) {
				statement.addBatch("INSERT INTO orders (name) VALUES ('a')");
				statement.addBatch("INSERT INTO orders (name) VALUES ('b')");
				assertThat(statement.executeBatch()).containsExactly(1, 1);
				statement.addBatch("INSERT INTO orders (name) VALUES ('c')");
				statement.addBatch("DELETE FROM orders");
				assertThat(statement.executeBatch()).containsExactly(1, 3);
				statement.addBatch("DELETE FROM orders");
				statement.addBatch(dialect().setting());
				assertThat(statement.executeBatch()).containsExactly(0, 0);
			}
			assertThat(batches(context, "sum", "INSERT", "orders")).isEqualTo(2);
			assertThat(batches(context, "sum", "OTHER", "orders")).isEqualTo(2);
			assertThat(Queries.counts(context)).containsEntry("dataSource INSERT orders success", 1)
				.containsEntry("dataSource OTHER orders success", 1)
				.containsEntry("dataSource OTHER _unknown success", 1);
		});
	}

	@Test
	void recordsAFailedBatchAsOneError() {
		with((connection, context) -> {
			createOrders(connection);
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?, 'a')")) {
				insert.setInt(1, 1);
				insert.addBatch();
				insert.addBatch();
				assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(insert::executeBatch);
			}
			assertThat(Queries.counts(context)).containsEntry("dataSource INSERT orders error", 1);
			assertThat(Queries.errors(context))
				.containsOnly(entry("INSERT orders SQLIntegrityConstraintViolationException", 1));
		});
	}

	@Test
	void recordsCommitsAndRollbacks() {
		with((connection, context) -> {
			createOrders(connection);
			connection.setAutoCommit(false);
			connection.commit();
			connection.rollback();
			connection.rollback(connection.setSavepoint());
			connection.commit();
			connection.setAutoCommit(true);
			assertThat(Queries.counts(context)).containsEntry("dataSource TX _none success", 4);
		});
	}

	@Test
	void hasSeriesBeforeTheFirstQuery() {
		with((connection, context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(Queries.counts(context)).isEmpty();
			assertThat(scrape.value("db_query_duration_seconds_count", "datasource", "dataSource", "operation", "TX",
					"table", "_none", "status", "error"))
				.isZero();
			assertThat(scrape.value("db_query_active", "datasource", "dataSource")).isZero();
		});
	}

	@Test
	void recordsErrorsByTheirStandardName() {
		with((connection, context) -> {
			createOrders(connection);
			execute(connection, "INSERT INTO orders VALUES (1, 'a')");
			for (String sql : new String[] { "INSERT INTO orders VALUES (1, 'a')", "SELECT nothing FROM orders",
					"UPDATE orders SET id = 1 / 0", "INSERT INTO orders (name) VALUES ('too long')",
					"INSERT INTO orders VALUES ('x', 'a')" }) {
				assertThatExceptionOfType(SQLException.class).as(sql).isThrownBy(() -> execute(connection, sql));
			}
			assertThat(Queries.errors(context)).containsOnly(
					entry("INSERT orders SQLIntegrityConstraintViolationException", 1),
					entry("SELECT orders SQLSyntaxErrorException", 1), entry("UPDATE orders SQLDataException", 1),
					entry("INSERT orders SQLDataException", 2));
		});
	}

	@Test
	void recordsATimeoutAsAnError() {
		with((connection, context) -> {
			execute(connection, dialect().beforeSleep());
			try (PreparedStatement sleep = connection.prepareStatement(dialect().sleep())) {
				sleep.setQueryTimeout(1);
				assertThatExceptionOfType(SQLException.class).isThrownBy(sleep::executeQuery);
			}
			assertThat(Queries.errors(context)).containsOnly(entry("SELECT _none SQLTimeoutException", 1));
		});
	}

	@Test
	void recordsAStatementThatItsCallerCancelledAsCancelled() {
		with((connection, context) -> {
			execute(connection, dialect().beforeSleep());
			ExecutorService executor = Executors.newSingleThreadExecutor();
			try (PreparedStatement sleep = connection.prepareStatement(dialect().sleep())) {
				Future<ResultSet> result = executor.submit(() -> sleep.executeQuery());
				awaitRunning(dialect().sleep());
				Patience.await().until(() -> {
					sleep.cancel();
					return result.isDone();
				});
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(result::get)
					.withCauseInstanceOf(SQLException.class);
			}
			finally {
				executor.shutdownNow();
			}
			assertThat(Queries.counts(context)).containsEntry("dataSource SELECT _none cancelled", 1);
			assertThat(Queries.errors(context)).isEmpty();
			assertThat(Scrape.of(context).value("db_query_active")).isZero();
		});
	}

	/**
	 * Waits until the database executes a statement: PostgreSQL forgets a cancellation
	 * that comes before, and its driver does not repeat it.
	 */
	protected void awaitRunning(String sql) {
		// this database does not forget
	}

	private static double batches(ApplicationContext context, String what, String operation, String table) {
		return Scrape.of(context).value("db_batch_size_" + what, "operation", operation, "table", table);
	}

}
