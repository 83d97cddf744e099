package dev.monitored.push;

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
 * Prometheus' own tool.
 */
final class Promtool {

	private Promtool() {
	}

	/**
	 * Skips the test where promtool is missing, and fails it where the variable CI is
	 * true.
	 */
	static void require() {
		boolean isPresent = Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "promtool")));
		String message = "promtool is not installed: apt-get install prometheus";
		if (!isPresent && "true".equals(System.getenv("CI"))) {
			fail(message);
		}
		Assumptions.assumeTrue(isPresent, message);
	}

	/**
	 * Runs promtool, which has to succeed.
	 */
	static void run(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("promtool"));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile("promtool", ".log");
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			Patience.await("the end of promtool", () -> !process.isAlive());
			assertThat(process.exitValue()).as(Files.readString(output)).isZero();
		}
		finally {
			Files.delete(output);
		}
	}

}
