package dev.monitored.benchmarks.requests;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the list of classes that the library loads in the background with what an
 * application loads that has HTTP, JDBC and Actuator.
 */
class PreloadedClassesTests {

	private static final Pattern LOADED = Pattern.compile("\\[class,load] ([\\w.$]+) source:");

	@Test
	void startUpNeedsEachClassThatIsLoadedInTheBackground() throws IOException {
		assertThat(loadedByAnApplication()).as("Take the others out of META-INF/monitored/startup-classes")
			.containsAll(preloaded());
	}

	private static List<String> preloaded() throws IOException {
		try (InputStream list = PreloadedClassesTests.class.getClassLoader()
			.getResourceAsStream("META-INF/monitored/startup-classes")) {
			return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("["))
				.map((line) -> line.substring(line.indexOf(' ') + 1))
				.toList();
		}
	}

	private static Set<String> loadedByAnApplication() throws IOException {
		List<String> command = List.of(System.getProperty("java.home") + File.separator + "bin/java",
				"-Xlog:class+load:stdout:tags", "-Dspring.backgroundpreinitializer.ignore=true",
				ItemApplication.class.getName(), "--server.port=0",
				"--monitored.slo.definitions.all.signal=http-server",
				"--monitored.slo.definitions.all.match.uri=/api/items/*",
				"--monitored.slo.definitions.all.availability=99.5%",
				"--monitored.slo.definitions.all.latency=p95 < 50ms");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment()
			.put("CLASSPATH", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
		Process process = builder.start();
		try (BufferedReader output = process.inputReader()) {
			return classesUntilStarted(output);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static Set<String> classesUntilStarted(BufferedReader output) throws IOException {
		Set<String> classes = new HashSet<>();
		List<String> others = new ArrayList<>();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.contains("Started ItemApplication")) {
				return classes;
			}
			Matcher loaded = LOADED.matcher(line);
			if (loaded.find()) {
				classes.add(loaded.group(1));
			}
			else if (!line.startsWith("[class,load]")) {
				others.add(line);
			}
		}
		throw new AssertionError("The application did not start: " + String.join("\n", others));
	}

}
