package dev.monitored.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A command line tool of Prometheus that has to be installed.
 *
 * @param executable the name of the tool
 * @param debianPackage the package of Debian that brings it
 */
public record PeerTool(String executable, String debianPackage) {

	/**
	 * Skips the test where the tool is missing, and fails it where the variable CI is
	 * true.
	 */
	public void require() {
		String message = "%s is not installed: apt-get install %s".formatted(this.executable, this.debianPackage);
		if (!isInstalled() && "true".equals(System.getenv("CI"))) {
			fail(message);
		}
		Assumptions.assumeTrue(isInstalled(), message);
	}

	public Result run(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(this.executable));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(this.executable, ".log");
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			await(process);
			return new Result(process.exitValue(), Files.readString(output));
		}
		finally {
			Files.delete(output);
		}
	}

	private static void await(Process process) throws InterruptedException {
		try {
			Patience.await(process);
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	private boolean isInstalled() {
		return Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, this.executable)));
	}

	/**
	 * How a run of the tool ended.
	 *
	 * @param exitCode the exit code, 0 for success
	 * @param output what the tool wrote
	 */
	public record Result(int exitCode, String output) {

		public void assertSuccess() {
			assertThat(this.exitCode).as(this.output).isZero();
		}

	}

}
