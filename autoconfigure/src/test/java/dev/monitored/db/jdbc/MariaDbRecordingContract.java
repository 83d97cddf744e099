package dev.monitored.db.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.monitored.db.MariaDbServer;
import dev.monitored.db.Queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * What is recorded of a real MariaDB, by whichever driver.
 */
abstract class MariaDbRecordingContract extends ServerRecordingContract {

	private static MariaDbServer mariaDb;

	@BeforeAll
	static void startMariaDb() throws IOException, InterruptedException {
		mariaDb = MariaDbServer.start();
	}

	@AfterAll
	static void endMariaDb() throws IOException {
		if (mariaDb != null) {
			mariaDb.close();
		}
	}

	/**
	 * Returns the name of the driver in the URL.
	 */
	protected abstract String driver();

	@Override
	protected String url() {
		return mariaDb.url(driver());
	}

	@Override
	protected void clear() throws SQLException {
		mariaDb.clear();
	}

	@Override
	protected Dialect dialect() {
		return Dialect.MARIADB;
	}

	@Override
	protected List<String> statements() throws SQLException {
		return mariaDb.statements();
	}

	@Override
	protected String timeout() {
		return "SET max_statement_time = 0.1";
	}

	@Override
	protected String connectionNumber() {
		return "SELECT connection_id()";
	}

	@Override
	protected String endConnection() {
		return "KILL %d";
	}

	@Test
	void namesWhatATriggerRefusesAsNoErrorOfTheConnection() {
		with((connection, context) -> {
			createOrders(connection);
			execute(connection, "CREATE TRIGGER refusal BEFORE INSERT ON orders FOR EACH ROW SIGNAL SQLSTATE '45000'");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> execute(connection, "INSERT INTO orders (name) VALUES ('a')"));
			assertThat(Queries.errors(context)).containsOnly(entry("INSERT orders SQLException", 1));
		});
	}

}
