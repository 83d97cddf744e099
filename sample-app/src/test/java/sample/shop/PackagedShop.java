package sample.shop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The shop as it is packaged, in a process of its own on any free port.
 */
final class PackagedShop {

	/**
	 * Where processes write what they say.
	 */
	static final Path OUTPUT = Path.of(System.getProperty("sample.output", "target"));

	static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private PackagedShop() {
	}

	static RunningProcess start(String output, String... arguments) throws IOException {
		return RunningProcess.start(OUTPUT.resolve(output), command(arguments));
	}

	/**
	 * Returns a command that starts it. It lives too shortly to be optimised.
	 */
	static List<String> command(String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx192m", "-jar",
						Path.of(System.getProperty("sample.jar")).toAbsolutePath().toString(), "--server.port=0"));
		command.addAll(List.of(arguments));
		return command;
	}

}
