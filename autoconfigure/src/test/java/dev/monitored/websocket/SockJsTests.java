package dev.monitored.websocket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.websocket.Session;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.sockjs.transport.SockJsSession;

import dev.monitored.Patience;
import dev.monitored.http.HttpApplications;
import dev.monitored.test.scrape.Scrape;

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
			context.getBean(SockHandler.class).disconnect();
			assertMessages(context, 1, 5);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("ws_closes_total", "code", "_other")).as("SockJS closes with 3000").isEqualTo(1);
			assertThat(scrape.value("ws_connection_duration_seconds_count", "status", "success")).isEqualTo(1);
			assertThat(scrape.value("ws_connection_duration_seconds_count", "status", "error")).isZero();
		});
	}

	@Test
	void givesTheNativeSessionOfAWebSocketAlone() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/sock/000/native/websocket");
			assertThat(client.receive()).isEqualTo("o");
			SockHandler handler = context.getBean(SockHandler.class);
			NativeWebSocketSession session = (NativeWebSocketSession) handler.sessions.iterator().next();
			assertThat(session).isInstanceOf(SockJsSession.class);
			assertThat(session.getNativeSession(Session.class)).isSameAs(session.getNativeSession()).isNotNull();
			client.close();
			assertMessages(context, 0, 0);
			post(context, "/sock/000/poll/xhr", "");
			assertThat(handler.sessions).singleElement()
				.isInstanceOf(SockJsSession.class)
				.isNotInstanceOf(NativeWebSocketSession.class);
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
		SockHandler sockHandler() {
			return new SockHandler();
		}

		@Bean
		WebSocketConfigurer sockJsEndpoint(SockHandler handler) {
			return (registry) -> registry.addHandler(handler, "/sock")
				.setHandshakeHandler(new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy()))
				.withSockJS();
		}

	}

	/**
	 * Answers each message with itself, and may look at the session of SockJS.
	 */
	static final class SockHandler extends TextWebSocketHandler {

		final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

		@Override
		public void afterConnectionEstablished(WebSocketSession session) {
			this.sessions.add(session);
		}

		@Override
		public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
			this.sessions.remove(session);
		}

		/**
		 * Closes every session as Spring does when a client no longer polls.
		 */
		void disconnect() throws IOException {
			for (WebSocketSession session : this.sessions) {
				session.close();
			}
		}

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			if (session instanceof SockJsSession sockJs) {
				assertThat(sockJs.getTimeSinceLastActive()).isNotNegative();
			}
			session.sendMessage(message);
		}

	}

}
