package dev.monitored.pack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands for Slack and PagerDuty, and keeps what they are sent.
 */
final class NotificationReceiver implements AutoCloseable {

	private final HttpServer server;

	private final List<String> pages = new CopyOnWriteArrayList<>();

	private final List<String> tickets = new CopyOnWriteArrayList<>();

	private NotificationReceiver(HttpServer server) {
		this.server = server;
	}

	static NotificationReceiver start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		NotificationReceiver receiver = new NotificationReceiver(server);
		server.createContext("/pagerduty", (exchange) -> keep(exchange, receiver.pages, 202));
		server.createContext("/slack", (exchange) -> keep(exchange, receiver.tickets, 200));
		server.start();
		return receiver;
	}

	String url(String path) {
		return "http://127.0.0.1:%d/%s".formatted(this.server.getAddress().getPort(), path);
	}

	List<String> pages() {
		return this.pages;
	}

	List<String> tickets() {
		return this.tickets;
	}

	private static void keep(HttpExchange exchange, List<String> notifications, int status) throws IOException {
		try (exchange) {
			notifications.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(status, -1);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
