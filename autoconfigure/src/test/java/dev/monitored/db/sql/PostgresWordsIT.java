package dev.monitored.db.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.monitored.db.PostgresServer;
import dev.monitored.db.sql.SqlCorpus.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests {@link SqlQuery} with the words that a real PostgreSQL takes for names. In a
 * transaction that failed it parses a statement, and executes none.
 */
class PostgresWordsIT {

	private static final String SYNTAX_ERROR = "42601";

	private static final String FAILED_TRANSACTION = "25P02";

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
	void readsWhatPostgresAccepts() throws SQLException {
		try (Connection connection = DriverManager.getConnection(postgres.url() + "&preferQueryMode=simple")) {
			Set<String> words = words(connection);
			connection.setAutoCommit(false);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, "SELECT 1 / 0"));
			Set<String> wrong = new TreeSet<>();
			int accepted = 0;
			for (SqlShape shape : SqlShape.all()) {
				for (String word : shape.isOf(DialectWords.POSTGRESQL) ? words : Set.<String>of()) {
					Statement statement = shape.with(word);
					if (shape.isClear(word) && isAccepted(connection, statement.sql())) {
						accepted++;
						String actual = statement.actual(statement.sql());
						if (!actual.equals(statement.expected())) {
							wrong.add(statement.sql() + " is not " + actual);
						}
					}
				}
			}
			assertThat(wrong).isEmpty();
			assertThat(accepted).isGreaterThan(30_000);
		}
	}

	/**
	 * Returns the words of this version's grammar, and those of the other dialects that
	 * our scanner knows.
	 */
	private static Set<String> words(Connection connection) throws SQLException {
		Set<String> words = new TreeSet<>();
		try (ResultSet keywords = connection.createStatement().executeQuery("SELECT word FROM pg_get_keywords()")) {
			while (keywords.next()) {
				words.add(keywords.getString(1));
			}
		}
		assertThat(words).contains("select", "merge", "tables");
		words.addAll(Set.of("apply", "begin", "binary", "call", "delayed", "desc", "exec", "fields", "function",
				"generator", "keys", "last", "login", "minus", "package", "proc", "qualify", "quick", "rename",
				"repair", "statistics", "top", "tran", "upsert", "waitfor", "xa"));
		return words;
	}

	private static boolean isAccepted(Connection connection, String sql) {
		try {
			execute(connection, sql);
			throw new IllegalStateException("The transaction goes on after " + sql);
		}
		catch (SQLException ex) {
			assertThat(ex.getSQLState()).as(sql).isIn(SYNTAX_ERROR, FAILED_TRANSACTION);
			return ex.getSQLState().equals(FAILED_TRANSACTION);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (java.sql.Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
