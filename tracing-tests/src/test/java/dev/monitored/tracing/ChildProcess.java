package dev.monitored.tracing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that a test started, whose output goes to a file. It ends with the tests at
 * the latest.
 */
final class ChildProcess implements AutoCloseable {

	private final Process process;

	private final Path output;

	private ChildProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
	}

	static ChildProcess start(Path output, List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		return new ChildProcess(process, output);
	}

	/**
	 * Waits until the process says on which port it listens.
	 */
	int awaitPort(Pattern pattern) {
		Patience.await("what %s says of its port".formatted(this.output),
				() -> !this.process.isAlive() || pattern.matcher(said()).find());
		Matcher matcher = pattern.matcher(said());
		if (!matcher.find()) {
			throw new AssertionError("It ended and said: " + said());
		}
		return Integer.parseInt(matcher.group(1));
	}

	String said() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
