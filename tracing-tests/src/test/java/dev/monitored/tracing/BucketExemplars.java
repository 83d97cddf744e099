package dev.monitored.tracing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Passes a scrape on with the exemplars of buckets alone. Prometheus refuses the whole
 * scrape before 2.43 if there are others.
 */
final class BucketExemplars implements AutoCloseable {

	private static final Pattern OTHERS = Pattern.compile("(?m)^(\\w+(?<!_bucket)(\\{.*\\})? \\S+) # \\{.*$");

	private final HttpClient http = HttpClient.newHttpClient();

	private final HttpServer server;

	private final URI target;

	private BucketExemplars(HttpServer server, URI target) {
		this.server = server;
		this.target = target;
	}

	static BucketExemplars of(String url) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		BucketExemplars exemplars = new BucketExemplars(server, URI.create(url));
		server.createContext("/metrics", exemplars::answer);
		server.start();
		return exemplars;
	}

	String authority() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			HttpResponse<String> scraped = this.http.send(HttpRequest.newBuilder(this.target)
				.header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
				.build(), HttpResponse.BodyHandlers.ofString());
			byte[] body = OTHERS.matcher(scraped.body()).replaceAll("$1").getBytes(StandardCharsets.UTF_8);
			scraped.headers()
				.firstValue("Content-Type")
				.ifPresent((type) -> exchange.getResponseHeaders().set("Content-Type", type));
			exchange.sendResponseHeaders(scraped.statusCode(), body.length);
			exchange.getResponseBody().write(body);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
