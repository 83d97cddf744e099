package dev.monitored.db.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgConnection;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.monitored.Patience;
import dev.monitored.Scrape;
import dev.monitored.db.PostgresServer;
import dev.monitored.db.Queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests with a real PostgreSQL, whose driver has one exception for everything.
 */
class PostgresIT {

	private static PostgresServer postgres;

	@BeforeAll
	static void startPostgres() throws IOException, InterruptedException {
		postgres = PostgresServer.start();
	}

	@AfterAll
	static void endPostgres() throws IOException {
		if (postgres != null) {
			postgres.close();
		}
	}

	@Test
	void recordsQueries() {
		with((connection, context) -> {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute("DROP SCHEMA IF EXISTS \"Public\" CASCADE");
			jdbc.execute("CREATE SCHEMA \"Public\" CREATE TABLE \"Orders\" (id SERIAL, name VARCHAR)");
			try (PreparedStatement insert = connection.prepareStatement(
					"INSERT INTO \"Public\".\"Orders\" (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
				insert.setString(1, "a");
				assertThat(insert.executeUpdate()).isEqualTo(1);
				ResultSet keys = insert.getGeneratedKeys();
				assertThat(keys.next()).isTrue();
				assertThat(keys.getInt("id")).isEqualTo(1);
			}
			assertThat(Queries.counts(context)).containsEntry("dataSource INSERT orders success", 1);
		});
	}

	@Test
	void namesErrorsAsH2Does() {
		with((connection, context) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute("CREATE TEMP TABLE lines (id INT PRIMARY KEY, name VARCHAR(5))");
				statement.executeUpdate("INSERT INTO lines VALUES (1, 'a')");
				for (String sql : new String[] { "INSERT INTO lines VALUES (1, 'a')", "SELECT nothing FROM lines",
						"SELECT 1 / 0 FROM lines", "INSERT INTO lines VALUES (2, 'too long')" }) {
					assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(sql));
				}
			}
			assertThat(Queries.errors(context)).containsOnly(
					entry("INSERT lines SQLIntegrityConstraintViolationException", 1),
					entry("SELECT lines SQLSyntaxErrorException", 1), entry("SELECT lines SQLDataException", 1),
					entry("INSERT lines SQLDataException", 1));
		});
	}

	@Test
	void recordsTimeoutsOfTheDriverAndOfTheServerAsErrors() {
		with((connection, context) -> {
			try (Statement statement = connection.createStatement()) {
				statement.setQueryTimeout(1);
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> statement.execute("SELECT pg_sleep(60)"));
				statement.setQueryTimeout(0);
				statement.execute("SET statement_timeout = 100");
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> statement.execute("SELECT pg_sleep(60)"));
			}
			assertThat(Queries.errors(context)).containsOnly(entry("SELECT _none SQLTimeoutException", 2));
		});
	}

	@Test
	void recordsAStatementThatItsCallerCancelledAsCancelled() {
		with((connection, context) -> {
			ExecutorService executor = Executors.newSingleThreadExecutor();
			try (PreparedStatement sleep = connection.prepareStatement("SELECT pg_sleep(60)")) {
				Future<ResultSet> result = executor.submit(() -> sleep.executeQuery());
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

	@Test
	void letsThePoolEvictAConnectionThatTheServerEnded() {
		with((connection, context) -> {
			int backend = connection.unwrap(PgConnection.class).getBackendPID();
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			assertThat(jdbc.queryForObject("SELECT pg_terminate_backend(?)", Boolean.class, backend)).isTrue();
			try (Statement statement = connection.createStatement()) {
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> statement.execute("SELECT count(*) FROM pg_class"));
			}
			assertThat(connection.isClosed()).as("closed by the pool").isTrue();
			assertThat(jdbc.queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
			assertThat(Queries.errors(context))
				.containsOnly(entry("SELECT pg_class SQLNonTransientConnectionException", 1));
		});
	}

	@Test
	void unwrapsToTheObjectsOfTheDriver() {
		with((connection, context) -> {
			assertThat(connection.unwrap(PGConnection.class)).isExactlyInstanceOf(PgConnection.class);
			assertThat(connection.unwrap(PGConnection.class).getCopyAPI()).isNotNull();
			try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
				statement.unwrap(PGStatement.class).setPrepareThreshold(1);
				assertThat(statement.unwrap(PGStatement.class).getPrepareThreshold()).isEqualTo(1);
			}
		});
	}

	private static void with(Work work) {
		application().run((context) -> {
			try (Connection connection = context.getBean(DataSource.class).getConnection()) {
				work.run(connection, context);
			}
		});
	}

	private static ApplicationContextRunner application() {
		return Queries.application().withPropertyValues("spring.datasource.url=" + postgres.url());
	}

	/**
	 * What a test does with a connection.
	 */
	private interface Work {

		void run(Connection connection, ApplicationContext context) throws Exception;

	}

}
