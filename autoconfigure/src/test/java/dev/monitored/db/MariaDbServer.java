package dev.monitored.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB server that belongs to a test. It logs every statement that it gets.
 */
public final class MariaDbServer implements AutoCloseable {

	private static final String DATABASE = "shop";

	private final ServerProcess process;

	private MariaDbServer(ServerProcess process) {
		this.process = process;
	}

	/**
	 * Starts a server. Where MariaDB is missing, the test is skipped; where the variable
	 * CI is true, it fails.
	 */
	public static MariaDbServer start() throws IOException, InterruptedException {
		return new MariaDbServer(ServerProcess.start(new Programs()));
	}

	/**
	 * Returns the URL of the database.
	 * @param driver {@code mariadb}, or {@code mysql} for the driver of MySQL
	 */
	public String url(String driver) {
		return "jdbc:%s://127.0.0.1:%d/%s?user=root".formatted(driver, this.process.port(), DATABASE);
	}

	public String r2dbcUrl() {
		return "r2dbc:mariadb://root@127.0.0.1:%d/%s".formatted(this.process.port(), DATABASE);
	}

	/**
	 * Makes the database an empty one, and forgets what was logged.
	 */
	public void clear() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
			statement.execute("CREATE DATABASE " + DATABASE);
			statement.execute("TRUNCATE TABLE mysql.general_log");
		}
	}

	/**
	 * Returns the statements that the server has executed since then.
	 */
	public List<String> statements() throws SQLException {
		List<String> statements = new ArrayList<>();
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet log = statement.executeQuery(
						"SELECT argument FROM mysql.general_log WHERE command_type IN ('Query', 'Execute') ORDER BY event_time")) {
			while (log.next()) {
				statements.add(log.getString(1));
			}
		}
		return statements;
	}

	@Override
	public void close() throws IOException {
		this.process.close();
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:%d/?user=root".formatted(this.process.port()));
	}

	/**
	 * The programs of Debian's package.
	 */
	private static final class Programs implements ServerProcess.Programs {

		private static final Path INSTALL = Path.of("/usr/bin/mariadb-install-db");

		private static final Path SERVE = Path.of("/usr/sbin/mariadbd");

		@Override
		public String debianPackage() {
			return "mariadb-server";
		}

		@Override
		public boolean areInstalled() {
			return Files.isExecutable(INSTALL) && Files.isExecutable(SERVE);
		}

		@Override
		public String user() {
			return "mysql";
		}

		@Override
		public List<String> install(Path folder) {
			return List.of(INSTALL.toString(), "--no-defaults", "--datadir=" + folder.resolve("data"),
					"--auth-root-authentication-method=normal", "--skip-test-db");
		}

		@Override
		public List<String> serve(Path folder, int port) {
			return List.of(SERVE.toString(), "--no-defaults", "--datadir=" + folder.resolve("data"), "--port=" + port,
					"--bind-address=127.0.0.1", "--socket=" + folder.resolve("socket"), "--tmpdir=" + folder,
					"--general-log", "--log-output=TABLE", "--skip-name-resolve", "--innodb-flush-method=nosync",
					"--innodb-flush-log-at-trx-commit=0");
		}

		@Override
		public String readiness() {
			return "ready for connections";
		}

	}

}
