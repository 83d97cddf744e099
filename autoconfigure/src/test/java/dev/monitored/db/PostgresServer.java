package dev.monitored.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PostgreSQL server that belongs to a test.
 */
public final class PostgresServer implements AutoCloseable {

	private static final Pattern STATEMENT = Pattern.compile("LOG:  (?:statement|execute (?!fetch )[^:]+): (.*)");

	private final ServerProcess process;

	private PostgresServer(ServerProcess process) {
		this.process = process;
	}

	/**
	 * Starts a server. Where PostgreSQL is missing, the test is skipped; where the
	 * variable CI is true, it fails.
	 */
	public static PostgresServer start() throws IOException, InterruptedException {
		return new PostgresServer(ServerProcess.start(new Programs()));
	}

	public String url() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(this.process.port());
	}

	public String r2dbcUrl() {
		return "r2dbc:postgresql://postgres@127.0.0.1:%d/postgres".formatted(this.process.port());
	}

	/**
	 * Returns the statements of the connections that let the server log them, by
	 * {@code log_statement}.
	 */
	public List<String> statements() {
		return STATEMENT.matcher(this.process.log()).results().map((match) -> match.group(1)).toList();
	}

	@Override
	public void close() throws IOException {
		this.process.close();
	}

	/**
	 * The newest of the installed versions.
	 */
	private static final class Programs implements ServerProcess.Programs {

		private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

		private final Optional<Path> folder = newest();

		private static Optional<Path> newest() {
			if (!Files.isDirectory(VERSIONS)) {
				return Optional.empty();
			}
			try (Stream<Path> versions = Files.list(VERSIONS)) {
				return versions.map((version) -> version.resolve("bin"))
					.filter((folder) -> Files.isExecutable(folder.resolve("initdb")))
					.max(Comparator.naturalOrder());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public String debianPackage() {
			return "postgresql";
		}

		@Override
		public boolean areInstalled() {
			return this.folder.isPresent();
		}

		@Override
		public String user() {
			return "postgres";
		}

		@Override
		public List<String> install(Path folder) {
			return List.of(program("initdb"), "--pgdata=" + folder.resolve("data"), "--username=" + user(),
					"--auth=trust", "--encoding=UTF8", "--no-sync");
		}

		@Override
		public List<String> serve(Path folder, int port) {
			return List.of(program("postgres"), "-D", folder.resolve("data").toString(), "-p", String.valueOf(port),
					"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off");
		}

		@Override
		public String readiness() {
			return "database system is ready to accept connections";
		}

		private String program(String name) {
			return this.folder.orElseThrow().resolve(name).toString();
		}

	}

}
