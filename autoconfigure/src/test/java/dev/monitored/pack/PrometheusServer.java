package dev.monitored.pack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running Prometheus that belongs to a test, and scrapes one application each second.
 */
public final class PrometheusServer implements AutoCloseable {

	public static final PeerTool TOOL = new PeerTool("prometheus", "prometheus");

	private static final Pattern LISTENING = Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d+)");

	private final Process process;

	private final String url;

	private PrometheusServer(Process process, Path log) {
		this.process = process;
		this.url = "http://" + awaitAddress(process, log);
	}

	/**
	 * Starts a server.
	 * @param port the port of the application on this machine
	 * @param folder where its files are
	 * @param rules what a rule file says
	 */
	public static PrometheusServer start(int port, Path folder, String rules) throws IOException {
		Path log = folder.resolve("prometheus.log");
		Files.writeString(folder.resolve("rules.yml"), rules);
		Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
				global: { scrape_interval: 1s, evaluation_interval: 1s }
				rule_files: [ rules.yml ]
				scrape_configs:
				  - job_name: application
				    metrics_path: /actuator/prometheus
				    static_configs: [ { targets: [ 'localhost:%d' ] } ]
				""".formatted(port));
		Process process = new ProcessBuilder(TOOL.executable(), "--config.file=" + configuration,
				"--storage.tsdb.path=" + folder.resolve("tsdb"), "--web.listen-address=127.0.0.1:0")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return new PrometheusServer(process, log);
	}

	/**
	 * Returns the value of a query with one result, {@code NaN} if it has none.
	 */
	public double value(String query) {
		try {
			URI uri = URI.create(this.url + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
			String answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
				.body();
			JsonNode results = JsonMapper.shared().readTree(answer).at("/data/result");
			assertThat(results.size()).as(answer).isLessThanOrEqualTo(1);
			return results.isEmpty() ? Double.NaN : Double.parseDouble(results.at("/0/value/1").asString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

	private static String awaitAddress(Process process, Path log) {
		return Patience.await()
			.failFast("Prometheus ended", () -> assertThat(process.isAlive()).as(Pack.read(log)).isTrue())
			.until(() -> LISTENING.matcher(Pack.read(log)), Matcher::find)
			.group(1);
	}

}
