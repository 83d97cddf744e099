package dev.monitored.http;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Talks to a WebSocket that echoes.
 */
final class EchoClient implements WebSocket.Listener {

	private final CompletableFuture<String> answer = new CompletableFuture<>();

	/**
	 * Sends a text and awaits the echo.
	 * @param browser knows the address
	 * @param whileOpen looks at the server before the connection is closed
	 */
	static void talk(Browser browser, Runnable whileOpen) throws Exception {
		EchoClient client = new EchoClient();
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(browser.uri("ws", "/echo"), client)
			.join();
		socket.sendText("hello", true).join();
		assertThat(Patience.get(client.answer)).isEqualTo("hello");
		whileOpen.run();
		socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.answer.complete(data.toString());
		return CompletableFuture.completedStage(null);
	}

}
