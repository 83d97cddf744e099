package dev.monitored.websocket;

import java.util.Objects;

import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import dev.monitored.Patience;
import dev.monitored.http.HttpApplications;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers that {@code @EnableWebSocket} registers, on Jetty.
 */
class JettySocketTests {

	@Test
	void countsWhatIsSentOverItsOwnSessions() {
		HttpApplications.jetty(Endpoint.class).run((context) -> {
			SocketClient client = SocketClient.connect(context, "/native").send("hello");
			assertThat(client.receive()).isEqualTo("open");
			client.close();
			Patience.await("the end",
					() -> Scrape.of(context).value("ws_closes_total", "path", "/native", "code", "1000") == 1);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("ws_message_bytes_sum", "direction", "inbound")).isEqualTo(5);
			assertThat(scrape.value("ws_message_bytes_sum", "direction", "outbound")).isEqualTo(4);
			assertThat(scrape.value("ws_connections_active")).isZero();
		});
	}

	@EnableWebSocket
	@Configuration(proxyBeanMethods = false)
	static class Endpoint {

		@Bean
		WebSocketConfigurer nativeEndpoint() {
			return (registry) -> registry.addHandler(new NativeHandler(), "/native");
		}

	}

	/**
	 * Answers with the state of Jetty's session.
	 */
	static final class NativeHandler extends TextWebSocketHandler {

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			Session ofJetty = Objects.requireNonNull(((JettyWebSocketSession) session).getNativeSession(Session.class));
			session.sendMessage(new TextMessage(ofJetty.isOpen() ? "open" : "closed"));
		}

	}

}
