package dev.monitored.websocket;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Endpoints that answer, by {@code @EnableWebSocket}.
 */
@EnableWebSocket
@Configuration(proxyBeanMethods = false)
class EchoEndpoints {

	@Bean
	Echo echo() {
		return new Echo();
	}

	@Bean
	WebSocketConfigurer endpoints(Echo echo) {
		return (registry) -> {
			registry.addHandler(echo, "/echo", "/other")
				.setHandshakeHandler(new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy()))
				.addInterceptors(new Attributes());
			registry.addHandler(new Parts(), "/parts")
				.setHandshakeHandler(new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy()));
		};
	}

	/**
	 * Answers each message with itself.
	 */
	static final class Echo extends AbstractWebSocketHandler {

		final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

		@Override
		public void afterConnectionEstablished(WebSocketSession session) {
			this.sessions.add(session);
		}

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			switch (message.getPayload()) {
				case "throw" -> throw new IllegalStateException("as asked for");
				case "native" -> session.sendMessage(new TextMessage(describe(session)));
				default -> session.sendMessage(message);
			}
		}

		private String describe(WebSocketSession session) {
			StandardWebSocketSession standard = (StandardWebSocketSession) session;
			String state = Objects.requireNonNull(standard.getNativeSession(Session.class)).isOpen() ? "open"
					: "closed";
			return "StandardWebSocketSession with %s of %s, in %d".formatted(session.getAttributes().get("key"), state,
					this.sessions.stream().filter((known) -> known == session).count());
		}

		@Override
		public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
			this.sessions.remove(session);
		}

	}

	/**
	 * Answers a message with its length.
	 */
	static final class Parts extends AbstractWebSocketHandler {

		private int length;

		@Override
		public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
			this.length += message.getPayloadLength();
			if (message.isLast()) {
				session.sendMessage(new TextMessage(String.valueOf(this.length)));
			}
		}

		@Override
		public boolean supportsPartialMessages() {
			return true;
		}

	}

	/**
	 * Gives sessions an attribute.
	 */
	static final class Attributes implements HandshakeInterceptor {

		@Override
		public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Map<String, Object> attributes) {
			attributes.put("key", "value");
			return true;
		}

		@Override
		public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				@Nullable Exception failure) {
		}

	}

}
