package dev.monitored.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server that is not measured, for tests of clients.
 */
final class ClientServer implements AutoCloseable {

	static {
		// Else each answer waits 40 ms for the acknowledgement of its head
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch closed = new CountDownLatch(1);

	ClientServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> answer(exchange, 200));
		this.server.createContext("/missing", (exchange) -> answer(exchange, 404));
		this.server.createContext("/broken", (exchange) -> answer(exchange, 503));
		this.server.createContext("/never", this::neverAnswer);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange, int status) throws IOException {
		byte[] body = "answer".getBytes(StandardCharsets.US_ASCII);
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private void neverAnswer(HttpExchange exchange) {
		try {
			this.closed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		exchange.close();
	}

	@Override
	public void close() {
		// In the other order a client that tries once more may be accepted and forgotten
		this.server.stop(0);
		this.closed.countDown();
		this.threads.shutdownNow();
	}

}
