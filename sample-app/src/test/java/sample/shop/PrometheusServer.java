package sample.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Prometheus of a test.
 */
final class PrometheusServer {

	static final InstalledProgram PROGRAM = new InstalledProgram("prometheus", "prometheus");

	/**
	 * How it says on which port it listens.
	 */
	static final Pattern PORT = Pattern.compile("msg=\"Listening on\" address=127.0.0.1:(\\d+)");

	private PrometheusServer() {
	}

	static RunningProcess start(String output, Path directory, String configuration, String... flags)
			throws IOException {
		Path file = Files.writeString(directory.resolve("prometheus.yml"), configuration);
		List<String> command = new ArrayList<>(List.of(PROGRAM.name(), "--config.file=" + file,
				"--web.listen-address=127.0.0.1:0", "--storage.tsdb.path=" + directory.resolve("tsdb")));
		command.addAll(List.of(flags));
		return RunningProcess.start(PackagedShop.OUTPUT.resolve(output), command);
	}

}
