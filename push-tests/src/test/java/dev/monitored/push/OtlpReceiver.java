package dev.monitored.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;

import dev.monitored.test.scrape.Scrape;

/**
 * A collector that keeps the last value of each series, and shows it to Prometheus.
 */
final class OtlpReceiver implements AutoCloseable {

	private final HttpServer server;

	private final ExpositionText metrics = new ExpositionText();

	private OtlpReceiver(HttpServer server) {
		this.server = server;
	}

	static OtlpReceiver start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		OtlpReceiver receiver = new OtlpReceiver(server);
		server.createContext("/v1/metrics", receiver::take);
		server.start();
		return receiver;
	}

	/**
	 * Returns the settings of an application that pushes to this receiver every second.
	 */
	List<String> settings(String... more) {
		List<String> settings = new ArrayList<>(
				List.of("management.otlp.metrics.export.enabled=true", "management.otlp.metrics.export.step=1s",
						"management.otlp.metrics.export.url=http://127.0.0.1:%d/v1/metrics"
							.formatted(this.server.getAddress().getPort())));
		settings.addAll(List.of(more));
		return settings;
	}

	/**
	 * Waits until what Prometheus would read has something.
	 * @return the text that Prometheus would read
	 */
	String await(String what, Predicate<Scrape> wanted) {
		String[] text = { "" };
		Patience.await(what, () -> {
			text[0] = this.metrics.text();
			return wanted.test(Scrape.parse(text[0]));
		});
		return text[0];
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes())
				.getResourceMetricsList()
				.forEach(this.metrics::add);
			exchange.sendResponseHeaders(200, -1);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
