package dev.monitored.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A PostgreSQL server that belongs to a test: a cluster of its own, on a free port of the
 * loopback interface, that goes with the test.
 */
public final class PostgresServer implements AutoCloseable {

	private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

	private static final String USER = "postgres";

	private final Process process;

	private final Path folder;

	private final int port;

	private PostgresServer(Process process, Path folder, int port) {
		this.process = process;
		this.folder = folder;
		this.port = port;
	}

	/**
	 * Starts a server. Where PostgreSQL is missing, the test is skipped; where the
	 * variable CI is true, it fails.
	 */
	public static PostgresServer start() throws IOException, InterruptedException {
		Path programs = requirePrograms();
		Path folder = Files.createTempDirectory("postgres");
		if (isRoot()) {
			run(folder, List.of("chown", USER, folder.toString()));
		}
		run(folder, unprivileged(programs.resolve("initdb").toString(), "--pgdata=" + folder.resolve("data"),
				"--username=" + USER, "--auth=trust", "--encoding=UTF8", "--no-sync"));
		Path log = folder.resolve("log");
		while (true) {
			int port = freePort();
			Process process = start(programs, folder, port, log);
			if (isReady(process, log)) {
				return new PostgresServer(process, folder, port);
			}
			assertThat(Files.readString(log)).as("somebody else took the port").contains("Address already in use");
		}
	}

	private static Process start(Path programs, Path folder, int port, Path log) throws IOException {
		Process process = new ProcessBuilder(unprivileged(programs.resolve("postgres").toString(), "-D",
				folder.resolve("data").toString(), "-p", String.valueOf(port), "-c", "listen_addresses=127.0.0.1", "-c",
				"unix_socket_directories=", "-c", "fsync=off"))
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return process;
	}

	public String url() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(this.port, USER);
	}

	public String r2dbcUrl() {
		return "r2dbc:postgresql://%s@127.0.0.1:%d/postgres".formatted(USER, this.port);
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly().onExit().join();
		FileSystemUtils.deleteRecursively(this.folder);
	}

	private static Path requirePrograms() {
		Optional<Path> programs = programs();
		String message = "PostgreSQL is not installed: apt-get install postgresql";
		if (programs.isEmpty() && "true".equals(System.getenv("CI"))) {
			fail(message);
		}
		Assumptions.assumeTrue(programs.isPresent(), message);
		return programs.orElseThrow();
	}

	private static Optional<Path> programs() {
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

	/**
	 * Returns a command that PostgreSQL does not refuse because root gives it.
	 */
	private static List<String> unprivileged(String... command) {
		List<String> result = new ArrayList<>();
		if (isRoot()) {
			result.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
		}
		result.addAll(List.of(command));
		return result;
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
		Path output = Files.createTempFile("postgres", ".log");
		Process process = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		Patience.await(process);
		assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		Files.delete(output);
	}

	/**
	 * Waits until the server accepts connections or has ended.
	 */
	private static boolean isReady(Process process, Path log) {
		Patience.await("PostgreSQL starts or ends", () -> accepts(log) || !process.isAlive());
		return process.isAlive();
	}

	private static boolean accepts(Path log) throws IOException {
		return Files.readString(log).contains("database system is ready to accept connections");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
