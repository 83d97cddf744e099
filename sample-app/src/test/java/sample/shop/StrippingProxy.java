package sample.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A proxy that strips a prefix of the path, and hands requests to one of several
 * processes, as a load balancer does.
 */
final class StrippingProxy implements AutoCloseable {

	static final String PREFIX = "/team/shop";

	private static final Set<String> KEPT = Set.of("content-type", "content-encoding", "content-security-policy");

	private final HttpClient client = HttpClient.newHttpClient();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile int target;

	private volatile CountDownLatch gate = new CountDownLatch(0);

	private volatile UnaryOperator<JsonNode> change = UnaryOperator.identity();

	StrippingProxy(int target) throws IOException {
		this.target = target;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext(PREFIX, this::forward);
		this.server.setExecutor(this.executor);
		this.server.start();
	}

	void turnTo(int other) {
		this.target = other;
	}

	// Changes the data of the dashboard
	void change(UnaryOperator<JsonNode> changed) {
		this.change = changed;
	}

	// Takes requests, and answers none until it resumes
	void hang() {
		this.gate = new CountDownLatch(1);
	}

	void resume() {
		this.gate.countDown();
	}

	String address(String path) {
		return "http://localhost:%d%s%s".formatted(this.server.getAddress().getPort(), PREFIX, path);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private void forward(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.gate.await();
			String path = exchange.getRequestURI().toString().substring(PREFIX.length());
			boolean isData = path.contains("/dashboard/data");
			HttpRequest request = HttpRequest
				.newBuilder(URI.create("http://localhost:%d%s".formatted(this.target, path)))
				.header("Accept-Encoding", isData ? "identity" : "gzip")
				.build();
			HttpResponse<byte[]> response = this.client.send(request, HttpResponse.BodyHandlers.ofByteArray());
			byte[] body = isData ? changed(response.body()) : response.body();
			response.headers().map().forEach((name, values) -> {
				if (KEPT.contains(name)) {
					exchange.getResponseHeaders().put(name, values);
				}
			});
			exchange.sendResponseHeaders(response.statusCode(), body.length);
			exchange.getResponseBody().write(body);
		}
		catch (InterruptedException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	private byte[] changed(byte[] data) {
		JsonMapper mapper = JsonMapper.shared();
		return mapper.writeValueAsBytes(this.change.apply(mapper.readTree(data)));
	}

}
