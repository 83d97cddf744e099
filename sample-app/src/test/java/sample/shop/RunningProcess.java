package sample.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that a test started, whose output goes to a file. It ends with the tests at
 * the latest.
 */
final class RunningProcess {

	private final Process process;

	private final Path output;

	private RunningProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
	}

	static RunningProcess start(Path output, List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		return new RunningProcess(process, output);
	}

	/**
	 * Waits until the process says on which port it listens.
	 * @param pattern what it says, with the port as its group
	 * @return the port
	 */
	int awaitPort(Pattern pattern) {
		awaitText(pattern);
		Matcher matcher = pattern.matcher(said());
		assertThat(matcher.find()).isTrue();
		return Integer.parseInt(matcher.group(1));
	}

	/**
	 * Waits until the process says something.
	 * @param pattern what it says
	 */
	void awaitText(Pattern pattern) {
		Patience.await()
			.failFast("it ended, see " + this.output, () -> !this.process.isAlive())
			.untilAsserted(() -> assertThat(said()).containsPattern(pattern));
	}

	void end() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
			this.process.destroyForcibly().waitFor();
		}
	}

	/**
	 * Ends the process as a crash would, without any word.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	private String said() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
