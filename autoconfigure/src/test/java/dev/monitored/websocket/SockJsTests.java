package dev.monitored.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.sockjs.transport.SockJsSession;

import dev.monitored.Patience;
import dev.monitored.Scrape;
import dev.monitored.http.HttpApplications;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers behind SockJS.
 */
class SockJsTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@Test
	void countsMessagesAndNotTheFramesOfSockJs() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/sock/000/first/websocket");
			assertThat(client.receive()).isEqualTo("o");
			client.send("[\"one\",\"two\"]");
			assertThat(client.receive()).isEqualTo("a[\"one\"]");
			assertThat(client.receive()).isEqualTo("a[\"two\"]");
			client.close();
			assertMessages(context, 2, 6);
		});
	}

	@Test
	void countsMessagesOfTheRawPath() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/sock/websocket").send("hello");
			assertThat(client.receive()).isEqualTo("hello");
			client.close();
			assertMessages(context, 1, 5);
		});
	}

	@Test
	void countsMessagesOverRequests() {
		application().run((context) -> {
			assertThat(post(context, "/sock/000/poll/xhr", "")).isEqualTo("o\n");
			post(context, "/sock/000/poll/xhr_send", "[\"hello\"]");
			assertThat(post(context, "/sock/000/poll/xhr", "")).isEqualTo("a[\"hello\"]\n");
			assertMessages(context, 1, 5);
			assertThat(Scrape.of(context).value("ws_connection_duration_seconds_count", "status", "error")
					+ Scrape.of(context).value("ws_connection_duration_seconds_count", "status", "success"))
				.as("a client that no longer polls has left")
				.isEqualTo(1);
		});
	}

	private static void assertMessages(ApplicationContext context, int count, int bytes) {
		Patience.await("no connection", () -> Scrape.of(context).value("ws_connections_active", "path", "/sock") == 0);
		Scrape scrape = Scrape.of(context);
		for (String direction : new String[] { "inbound", "outbound" }) {
			assertThat(scrape.value("ws_messages_total", "path", "/sock", "direction", direction)).as(direction)
				.isEqualTo(count);
			assertThat(scrape.value("ws_message_bytes_sum", "path", "/sock", "direction", direction)).as(direction)
				.isEqualTo(bytes);
		}
	}

	private static String post(ApplicationContext context, String path, String body) throws Exception {
		URI uri = URI.create("http://localhost:%d%s".formatted(HttpApplications.port(context), path));
		HttpRequest request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build();
		return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	private static ApplicationContextRunner application() {
		return HttpApplications.tomcat(Endpoint.class);
	}

	@EnableWebSocket
	@Configuration(proxyBeanMethods = false)
	static class Endpoint {

		@Bean
		WebSocketConfigurer sockJsEndpoint() {
			return (registry) -> registry.addHandler(new SockHandler(), "/sock")
				.setHandshakeHandler(new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy()))
				.withSockJS()
				.setDisconnectDelay(3_000);
		}

	}

	/**
	 * Answers each message with itself, and may look at the session of SockJS.
	 */
	static final class SockHandler extends TextWebSocketHandler {

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			if (session instanceof SockJsSession sockJs) {
				assertThat(sockJs.getTimeSinceLastActive()).isNotNegative();
			}
			session.sendMessage(message);
		}

	}

}
