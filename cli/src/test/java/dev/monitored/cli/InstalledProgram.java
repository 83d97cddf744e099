package dev.monitored.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A program of Prometheus that has to be installed.
 *
 * @param name the name of the program, of Debian's package {@code prometheus}
 */
public record InstalledProgram(String name) {

	/**
	 * Skips the test if the program is missing, and fails it where the variable CI is
	 * true.
	 */
	public void require() {
		boolean isPresent = Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, this.name)));
		String message = this.name + " is not installed: apt-get install prometheus";
		if (!isPresent && "true".equals(System.getenv("CI"))) {
			fail(message);
		}
		Assumptions.assumeTrue(isPresent, message);
	}

	/**
	 * Starts the program.
	 * @param output where its output goes
	 * @param arguments its arguments
	 */
	public Process start(Path output, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.name));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	/**
	 * Runs the program, which must succeed.
	 */
	public void run(Path output, String... arguments) throws IOException, InterruptedException {
		Process process = start(output, arguments);
		try {
			Patience.await(this.name, () -> !process.isAlive());
			assertThat(process.exitValue()).as(() -> read(output)).isZero();
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	static String read(Path output) {
		try {
			return Files.readString(output);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
