package dev.monitored.operation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for measured beans that one process writes and another one reads.
 */
class SerializedBeanTests {

	private static final Map<String, Path> sessions = new HashMap<>();

	@TempDir
	static Path folder;

	/**
	 * What became of the carts: {@code measured} or {@code kept}, or the exception that
	 * reading them had. An application that knows nothing of us cannot read what refers
	 * to us.
	 */
	@ParameterizedTest
	@CsvSource({ "with, with, true, measured, measured, measured", "with, with, false, measured, measured, measured",
			"without, with, true, measured, kept, kept", "with, without, true, kept, kept, kept",
			"without, without, true, kept, kept, kept",
			"with, absent, true, kept, ClassNotFoundException, ClassNotFoundException" })
	void findsEveryCartInASessionOfAnotherProcess(String writer, String reader, boolean proxyTargetClass, String scoped,
			String direct, String transactional) throws Exception {
		Path session = session(writer, proxyTargetClass);
		Map<String, String> results = results(run("read", reader, session, proxyTargetClass));
		assertThat(results).hasSize(SessionApplication.CARTS.length)
			.containsEntry("scoped", scoped)
			.containsEntry("interfaced", scoped)
			.containsEntry("transactionalScoped", scoped)
			.containsEntry("direct", direct)
			.containsEntry("external", direct)
			.containsEntry("prototype", direct)
			.containsEntry("referenced", direct)
			.containsEntry("resolved", direct)
			.containsEntry("transactional", transactional);
	}

	private static Path session(String writer, boolean proxyTargetClass) throws Exception {
		String name = writer + "-" + proxyTargetClass;
		Path known = sessions.get(name);
		if (known != null) {
			return known;
		}
		Path written = folder.resolve(name);
		run("write", writer, written, proxyTargetClass);
		sessions.put(name, written);
		return written;
	}

	private static Map<String, String> results(String output) {
		return output.lines()
			.filter((line) -> line.matches("\\w+=.*"))
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toMap((line) -> line[0], (line) -> line[1]));
	}

	private static String run(String mode, String starter, Path session, boolean proxyTargetClass)
			throws IOException, InterruptedException {
		Path output = folder.resolve(mode + ".log");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				classPath(!starter.equals("absent")), SessionApplication.class.getName(), mode, starter,
				session.toString(), String.valueOf(proxyTargetClass))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			Patience.await(process);
			String text = Files.readString(output);
			assertThat(process.exitValue()).as(text).isZero();
			return text;
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static String classPath(boolean hasLibrary) {
		String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(all.split(File.pathSeparator))
			.filter((entry) -> hasLibrary || !Files.exists(Path.of(entry, "dev", "monitored", "Monitored.class")))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
