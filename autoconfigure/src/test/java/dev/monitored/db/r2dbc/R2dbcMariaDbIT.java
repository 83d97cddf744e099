package dev.monitored.db.r2dbc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import dev.monitored.db.MariaDbServer;

/**
 * Tests with a real MariaDB and its reactive driver.
 */
class R2dbcMariaDbIT extends R2dbcServerContract {

	private static MariaDbServer mariaDb;

	@BeforeAll
	static void startMariaDb() throws IOException, InterruptedException, SQLException {
		mariaDb = MariaDbServer.start();
		mariaDb.clear();
	}

	@AfterAll
	static void endMariaDb() throws IOException {
		if (mariaDb != null) {
			mariaDb.close();
		}
	}

	@Override
	protected String url() {
		return mariaDb.r2dbcUrl();
	}

	@Override
	protected String insert() {
		return "INSERT INTO orders VALUES (?, 'a')";
	}

	@Override
	protected String sleep() {
		return "SELECT sleep(60)";
	}

	@Override
	protected String timeout(Duration limit) {
		return "SET max_statement_time = " + limit.toMillis() / 1000.0;
	}

	@Override
	protected String slowRows() {
		return """
				WITH RECURSIVE numbers AS (SELECT 1 AS number UNION ALL SELECT number + 1 FROM numbers WHERE number < 1000)
				SELECT repeat('x', 10000), sleep(0.01) FROM numbers""";
	}

}
