package sample.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A webhook that Alertmanager sends alerts to.
 */
final class AlertReceiver implements AutoCloseable {

	private final HttpServer server;

	private final List<Alert> alerts = new CopyOnWriteArrayList<>();

	private AlertReceiver(HttpServer server) {
		this.server = server;
	}

	static AlertReceiver start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			AlertReceiver receiver = new AlertReceiver(server);
			server.createContext("/", receiver::receive);
			server.start();
			return receiver;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	List<Alert> alerts() {
		return this.alerts;
	}

	/**
	 * Returns what was said of one alert.
	 * @param name the name of the alert
	 * @return the messages in the order of their arrival
	 */
	List<Alert> alerts(String name) {
		return this.alerts.stream().filter((alert) -> alert.label("alertname").equals(name)).toList();
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			JsonMapper.shared()
				.readTree(exchange.getRequestBody())
				.at("/alerts")
				.forEach((alert) -> this.alerts.add(new Alert(alert)));
			exchange.sendResponseHeaders(204, -1);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * One message about one alert.
	 *
	 * @param json the alert as Alertmanager writes it
	 */
	record Alert(JsonNode json) {

		boolean isFiring() {
			return "firing".equals(this.json.at("/status").asString());
		}

		boolean isPage() {
			return "page".equals(label("notify"));
		}

		String label(String key) {
			return this.json.at("/labels/" + key).asString("");
		}

		String annotation(String key) {
			return this.json.at("/annotations/" + key).asString("");
		}

	}

}
