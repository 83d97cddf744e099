package dev.monitored.profiler.slice;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application runs where the profiler cannot.
 */
class WithoutFlightRecorderTests {

	static final String EVERYTHING = System.getProperty("java.class.path");

	@ParameterizedTest
	@ValueSource(
			strings = { "--limit-modules=java.se,jdk.management,jdk.unsupported,jdk.zipfs", "-XX:-FlightRecorder" })
	void saysThatItIsMissing(String option) throws Exception {
		assertThat(run(EVERYTHING, option)).contains("Profile: 503 This JVM has no Flight Recorder: it has no module "
				+ "jdk.jfr, or was started with -XX:-FlightRecorder.");
	}

	@Test
	void saysWhichLibraryDrawsFlameGraphs() throws Exception {
		String withoutLibrary = Arrays.stream(EVERYTHING.split(File.pathSeparator))
			.filter((entry) -> !entry.contains("jfr-converter"))
			.collect(Collectors.joining(File.pathSeparator));
		assertThat(run(withoutLibrary))
			.contains("Flame graphs: Flame graphs are drawn by a library that is not there. Add the dependency "
					+ "tools.profiler:jfr-converter, or read the format 'collapsed'.", "Profile: READY");
		assertThat(run(EVERYTHING)).contains("Flame graphs: null");
	}

	@Test
	void saysThatTheRecorderHasNoPlaceForItsFiles() throws Exception {
		assertThat(run(EVERYTHING, "-Djava.io.tmpdir=/proc/none"))
			.contains("Profile: 503 The Flight Recorder does not start");
	}

	@Test
	void hasAllFilesInItsDirectory(@TempDir Path folder) throws Exception {
		assertThat(run(EVERYTHING, List.of("-Djava.io.tmpdir=/proc/none"), folder.resolve("of profiles").toString()))
			.contains("Profile: READY null");
		assertThat(folder.resolve("of profiles")).isEmptyDirectory();
	}

	private static String run(String classPath, String... options) throws IOException, InterruptedException {
		return run(classPath, List.of(options));
	}

	private static String run(String classPath, List<String> options, String... arguments)
			throws IOException, InterruptedException {
		return run(ProfilerProcess.class, classPath, options, arguments);
	}

	/**
	 * Runs an application to its end.
	 * @return what it said
	 */
	static String run(Class<?> application, String classPath, List<String> options, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, application.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Patience.await(process);
		return output;
	}

}
