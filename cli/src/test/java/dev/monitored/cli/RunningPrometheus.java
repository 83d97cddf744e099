package dev.monitored.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Prometheus that knows what was recorded, and scrapes nothing.
 *
 * @param process its process
 * @param port where it answers
 */
public record RunningPrometheus(Process process, int port) implements AutoCloseable {

	private static final InstalledProgram PROMTOOL = new InstalledProgram("promtool");

	private static final InstalledProgram PROMETHEUS = new InstalledProgram("prometheus");

	private static final Pattern PORT = Pattern
		.compile("Listening on\"? (?:component=web )?address=127\\.0\\.0\\.1:(\\d+)");

	private static final String READY = "Server is ready to receive web requests";

	/**
	 * Skips the test where Prometheus is missing.
	 */
	public static void require() {
		PROMTOOL.require();
		PROMETHEUS.require();
	}

	/**
	 * Starts a Prometheus.
	 * @param folder takes its files
	 * @param history the file with what was recorded
	 */
	public static RunningPrometheus with(Path folder, Path history) throws IOException, InterruptedException {
		Path data = folder.resolve("data");
		PROMTOOL.run(folder.resolve("promtool.log"), "tsdb", "create-blocks-from", "openmetrics", history.toString(),
				data.toString());
		Path configuration = Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
		Path output = folder.resolve("prometheus.log");
		Process process = PROMETHEUS.start(output, "--config.file=" + configuration, "--web.listen-address=127.0.0.1:0",
				"--storage.tsdb.path=" + data, "--storage.tsdb.retention.time=100y");
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		Patience.await("Prometheus", () -> !process.isAlive() || InstalledProgram.read(output).contains(READY));
		Matcher port = PORT.matcher(InstalledProgram.read(output));
		assertThat(port.find()).as(() -> InstalledProgram.read(output)).isTrue();
		return new RunningPrometheus(process, Integer.parseInt(port.group(1)));
	}

	public String address() {
		return "http://127.0.0.1:" + this.port;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
