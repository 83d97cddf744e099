package dev.monitored.tracing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * A collector that keeps the spans that it is sent.
 */
final class OtlpEndpoint implements AutoCloseable {

	private final HttpServer server;

	private final List<Span> spans = new CopyOnWriteArrayList<>();

	private OtlpEndpoint(HttpServer server) {
		this.server = server;
	}

	static OtlpEndpoint start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		OtlpEndpoint endpoint = new OtlpEndpoint(server);
		server.createContext("/v1/traces", endpoint::take);
		server.start();
		return endpoint;
	}

	String url() {
		return "http://127.0.0.1:%d/v1/traces".formatted(this.server.getAddress().getPort());
	}

	List<SentSpan> spans() {
		return this.spans.stream().map(SentSpan::new).toList();
	}

	/**
	 * Waits for the span of a name, of which there is one.
	 */
	SentSpan span(String name) {
		return span(name, (span) -> span.name().equals(name));
	}

	SentSpan span(String what, Predicate<SentSpan> wanted) {
		Patience.await("the span " + what, () -> spans().stream().anyMatch(wanted));
		List<SentSpan> found = spans().stream().filter(wanted).toList();
		if (found.size() != 1) {
			throw new AssertionError("%d spans are %s".formatted(found.size(), what));
		}
		return found.get(0);
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes())
				.getResourceSpansList()
				.forEach((resource) -> resource.getScopeSpansList()
					.forEach((scope) -> this.spans.addAll(scope.getSpansList())));
			exchange.sendResponseHeaders(200, -1);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
