package dev.monitored.profiler.pyroscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.monitored.Patience;

/**
 * An application in a process of its own, which never outlives its test.
 */
final class PyroscopeApplication implements AutoCloseable {

	private final Path log;

	private final Process process;

	PyroscopeApplication(String server, Path folder) throws IOException {
		this.log = folder.resolve("application.log");
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dpyroscope.upload.interval=1s", "-Dlogging.level.root=info", "-cp",
				System.getProperty("java.class.path"), PyroscopeProcess.class.getName(), server)
			.redirectErrorStream(true)
			.redirectOutput(this.log.toFile())
			.start();
	}

	String output() throws IOException {
		return Files.readString(this.log);
	}

	/**
	 * Ends the application as its user would.
	 * @return all that it said
	 */
	String end() throws IOException, InterruptedException {
		this.process.getOutputStream().close();
		Patience.await(this.process);
		return output();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
