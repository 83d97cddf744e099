package dev.monitored.benchmarks.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * A program that a test needs, looked for on the path.
 *
 * @param name the name of the program
 * @param debianPackage the package of Debian that has it
 */
public record InstalledProgram(String name, String debianPackage) {

	/**
	 * Skips the test if the program is missing, and fails it where that must not happen.
	 */
	public void require() {
		String message = "%s is not installed: apt-get install %s".formatted(this.name, this.debianPackage);
		if (!isPresent() && "true".equals(System.getenv("CI"))) {
			fail(message);
		}
		Assumptions.assumeTrue(isPresent(), message);
	}

	private boolean isPresent() {
		return Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, this.name)));
	}

	/**
	 * Runs the program and fails unless it succeeds.
	 * @param arguments its arguments
	 * @return what it prints
	 */
	public String run(String... arguments) throws IOException, InterruptedException {
		List<String> command = Stream.concat(Stream.of(this.name), Stream.of(arguments)).toList();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

}
