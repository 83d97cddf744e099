package dev.monitored.db.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgConnection;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.monitored.db.PostgresServer;
import dev.monitored.db.Queries;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with a real PostgreSQL, whose driver has one exception for everything.
 */
class PostgresIT extends ServerRecordingContract {

	private static PostgresServer postgres;

	private int before;

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

	@Override
	protected Dialect dialect() {
		return Dialect.POSTGRESQL;
	}

	@Override
	protected void clear() throws SQLException {
		try (Connection connection = DriverManager.getConnection(postgres.url())) {
			execute(connection, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
		}
		this.before = postgres.statements().size();
	}

	@Override
	protected String url() {
		return postgres.url() + "&options=-c%20log_statement=all";
	}

	@Override
	protected List<String> statements() {
		List<String> statements = postgres.statements();
		return statements.subList(this.before, statements.size());
	}

	@Override
	protected String timeout() {
		return "SET statement_timeout = 100";
	}

	@Override
	protected String connectionNumber() {
		return "SELECT pg_backend_pid()";
	}

	@Override
	protected String endConnection() {
		return "SELECT pg_terminate_backend(%d)";
	}

}
