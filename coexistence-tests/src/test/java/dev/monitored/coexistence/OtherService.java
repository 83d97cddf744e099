package dev.monitored.coexistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpServer;

/**
 * A service that applications of tests call: it answers {@code /orders/1} with a text,
 * and all else with status 500.
 */
final class OtherService implements AutoCloseable {

	private final HttpServer server;

	OtherService() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			byte[] text = "oak".getBytes();
			int status = exchange.getRequestURI().getPath().equals("/orders/1") ? 200 : 500;
			exchange.sendResponseHeaders(status, text.length);
			exchange.getResponseBody().write(text);
			exchange.close();
		});
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
