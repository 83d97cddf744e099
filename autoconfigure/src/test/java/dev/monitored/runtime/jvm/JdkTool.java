package dev.monitored.runtime.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tool of the JDK that looks at this JVM from outside, for tests.
 */
final class JdkTool {

	private JdkTool() {
	}

	/**
	 * Returns what a tool prints of this JVM.
	 */
	static String print(String tool, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
		command.add(String.valueOf(ProcessHandle.current().pid()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
