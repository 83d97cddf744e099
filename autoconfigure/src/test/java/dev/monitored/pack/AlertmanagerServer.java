package dev.monitored.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running Alertmanager that belongs to a test.
 */
final class AlertmanagerServer implements AutoCloseable {

	static final PeerTool TOOL = new PeerTool("prometheus-alertmanager", "prometheus-alertmanager");

	private static final Pattern LISTENING = Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");

	private final Process process;

	private final String url;

	private AlertmanagerServer(Process process, Path log) {
		this.process = process;
		this.url = "http://" + awaitAddress(process, log);
	}

	static AlertmanagerServer start(Path configuration, Path folder) throws IOException {
		Path log = folder.resolve("alertmanager.log");
		Process process = new ProcessBuilder(TOOL.executable(), "--config.file=" + configuration,
				"--storage.path=" + folder.resolve("storage"), "--web.listen-address=127.0.0.1:0",
				"--cluster.listen-address=")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return new AlertmanagerServer(process, log);
	}

	String url() {
		return this.url;
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

	private static String awaitAddress(Process process, Path log) {
		return Patience.await()
			.failFast("Alertmanager ended", () -> assertThat(process.isAlive()).as(Pack.read(log)).isTrue())
			.until(() -> LISTENING.matcher(Pack.read(log)), Matcher::find)
			.group(1);
	}

}
