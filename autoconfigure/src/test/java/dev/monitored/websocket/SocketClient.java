package dev.monitored.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.springframework.context.ApplicationContext;

import dev.monitored.Patience;
import dev.monitored.http.HttpApplications;

/**
 * The JDK's client of a WebSocket, for tests of servers.
 */
final class SocketClient implements WebSocket.Listener {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final Queue<String> texts = new ConcurrentLinkedQueue<>();

	private final CompletableFuture<Integer> code = new CompletableFuture<>();

	private final StringBuilder text = new StringBuilder();

	private final CompletableFuture<WebSocket> socket;

	private SocketClient(URI uri, String... protocols) {
		WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
		if (protocols.length > 0) {
			builder.subprotocols(protocols[0]);
		}
		this.socket = builder.buildAsync(uri, this);
	}

	static SocketClient connect(ApplicationContext context, String path, String... protocols) throws Exception {
		return connect(HttpApplications.port(context), path, protocols);
	}

	static SocketClient connect(int port, String path, String... protocols) throws Exception {
		SocketClient client = new SocketClient(URI.create("ws://localhost:%d%s".formatted(port, path)), protocols);
		Patience.get(client.socket);
		return client;
	}

	SocketClient send(String message) throws Exception {
		return send(message, true);
	}

	SocketClient send(String part, boolean isLast) throws Exception {
		Patience.get(this.socket.join().sendText(part, isLast));
		return this;
	}

	String receive() {
		Patience.await("a message", () -> !this.texts.isEmpty());
		return this.texts.remove();
	}

	void close() throws Exception {
		Patience.get(this.socket.join().sendClose(WebSocket.NORMAL_CLOSURE, ""));
		closeCode();
	}

	/**
	 * Goes away without a close frame.
	 */
	void abort() {
		this.socket.join().abort();
	}

	/**
	 * Returns the code with which the server closes the connection.
	 */
	int closeCode() throws InterruptedException, ExecutionException, TimeoutException {
		return Patience.get(this.code);
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.texts.add(this.text.toString());
			this.text.setLength(0);
		}
		webSocket.request(1);
		return CompletableFuture.completedStage(null);
	}

	@Override
	public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.code.complete(statusCode);
		return CompletableFuture.completedStage(null);
	}

}
