package dev.monitored.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * The process of a database server that belongs to a test: data of its own, on a free
 * port of the loopback interface, which go with the test.
 */
final class ServerProcess implements AutoCloseable {

	private final Process process;

	private final Path folder;

	private final int port;

	private ServerProcess(Process process, Path folder, int port) {
		this.process = process;
		this.folder = folder;
		this.port = port;
	}

	/**
	 * Starts a server. Where its programs are missing, the test is skipped; where the
	 * variable CI is true, it fails.
	 */
	static ServerProcess start(Programs programs) throws IOException, InterruptedException {
		require(programs);
		Path folder = Files.createTempDirectory(programs.user());
		if (isRoot()) {
			run(folder, List.of("chown", programs.user(), folder.toString()));
		}
		run(folder, unprivileged(programs.user(), programs.install(folder)));
		while (true) {
			int port = freePort();
			Process process = start(programs, folder, port);
			if (isReady(process, programs, folder)) {
				return new ServerProcess(process, folder, port);
			}
			assertThat(log(folder)).as("somebody else took the port").contains("Address already in use");
		}
	}

	private static void require(Programs programs) {
		String message = "Missing: apt-get install " + programs.debianPackage();
		if (!programs.areInstalled() && "true".equals(System.getenv("CI"))) {
			fail(message);
		}
		Assumptions.assumeTrue(programs.areInstalled(), message);
	}

	private static Process start(Programs programs, Path folder, int port) throws IOException {
		Process process = new ProcessBuilder(unprivileged(programs.user(), programs.serve(folder, port)))
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("log").toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return process;
	}

	int port() {
		return this.port;
	}

	/**
	 * Returns what the server has written so far.
	 */
	String log() {
		return log(this.folder);
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly().onExit().join();
		FileSystemUtils.deleteRecursively(this.folder);
	}

	private static String log(Path folder) {
		try {
			return Files.readString(folder.resolve("log"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns a command that no server refuses because root gives it.
	 */
	private static List<String> unprivileged(String user, List<String> command) {
		List<String> result = new ArrayList<>();
		if (isRoot()) {
			result.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
		}
		result.addAll(command);
		return result;
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
		Path output = Files.createTempFile("server", ".log");
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
	private static boolean isReady(Process process, Programs programs, Path folder) {
		Patience.await("The server starts or ends",
				() -> log(folder).contains(programs.readiness()) || !process.isAlive());
		return process.isAlive();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/**
	 * The programs of a database.
	 */
	interface Programs {

		/**
		 * Returns the package that installs them.
		 */
		String debianPackage();

		boolean areInstalled();

		/**
		 * Returns the user that the package creates.
		 */
		String user();

		/**
		 * Returns the command that creates an empty database below a folder.
		 */
		List<String> install(Path folder);

		/**
		 * Returns the command that serves it.
		 */
		List<String> serve(Path folder, int port);

		/**
		 * Returns what the log says once it accepts connections.
		 */
		String readiness();

	}

}
