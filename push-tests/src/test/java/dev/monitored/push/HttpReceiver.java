package dev.monitored.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backend that keeps the JSON that it is sent.
 */
final class HttpReceiver implements AutoCloseable {

	private final HttpServer server;

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private HttpReceiver(HttpServer server) {
		this.server = server;
	}

	static HttpReceiver start(String path) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		HttpReceiver receiver = new HttpReceiver(server);
		server.createContext(path, receiver::take);
		server.start();
		return receiver;
	}

	String url() {
		return "http://127.0.0.1:%d".formatted(this.server.getAddress().getPort());
	}

	/**
	 * Returns what was sent, one for each request.
	 */
	Stream<JsonNode> received() {
		return this.bodies.stream().map((body) -> JsonMapper.shared().readTree(body));
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(202, -1);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
