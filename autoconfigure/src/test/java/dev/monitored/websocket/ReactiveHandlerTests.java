package dev.monitored.websocket;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.BrokenRegistries;
import dev.monitored.Patience;
import dev.monitored.http.HttpApplications;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers of WebFlux.
 */
class ReactiveHandlerTests {

	@Test
	void countsByThePatternOfThePath() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/echo/7").send("h\u00e4llo");
			assertThat(client.receive()).isEqualTo("h\u00e4llo");
			client.send("again");
			assertThat(client.receive()).isEqualTo("again");
			assertThat(Scrape.of(context).value("ws_connections_active", "path", "/echo/{id}")).isEqualTo(1);
			client.close();
			Scrape scrape = settled(context);
			for (String direction : new String[] { "inbound", "outbound" }) {
				assertThat(scrape.value("ws_messages_total", "path", "/echo/{id}", "direction", direction))
					.isEqualTo(2);
				assertThat(scrape.value("ws_message_bytes_sum", "path", "/echo/{id}", "direction", direction))
					.isEqualTo(11);
			}
			assertThat(scrape.value("ws_message_handling_seconds_count", "status", "success")).isEqualTo(2);
			assertThat(scrape.value("ws_closes_total", "code", "1000")).isEqualTo(1);
		});
	}

	@Test
	void letsAConnectionLeaveThatDiesWithoutACloseFrame() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/echo/7").send("hello");
			client.receive();
			client.abort();
			Scrape scrape = settled(context);
			assertThat(scrape.value("ws_closes_total", "code", "1006")).isEqualTo(1);
			assertThat(scrape.value("ws_connection_duration_seconds_count", "status", "error")).isEqualTo(1);
		});
	}

	@Test
	void countsAMessageThatTheHandlerFailsAt() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/echo/7").send("throw");
			client.closeCode();
			awaitError(context);
			Scrape scrape = settled(context);
			assertThat(scrape.value("ws_message_handling_seconds_count", "status", "error")).isEqualTo(1);
			assertThat(scrape.value("ws_message_handling_seconds_count", "status", "success")).isZero();
			assertThat(scrape.value("ws_errors_total", "error", "IllegalStateException")).isEqualTo(1);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sending", "/failing" })
	void countsAnErrorThatTheHandlerDoesNotRecoverFrom(String path) {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, path);
			awaitError(context);
			client.abort();
			settled(context);
			awaitError(context);
		});
	}

	@Test
	void knowsTheCodeThatTheHandlerClosesWith() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/closing").send("close");
			assertThat(client.closeCode()).isEqualTo(4001);
			assertThat(settled(context).value("ws_closes_total", "code", "_other")).isEqualTo(1);
		});
	}

	@Test
	void keepsTheTypeOfTheAdapter() {
		application().run((context) -> assertThat(context.getBean(WebSocketHandlerAdapter.class).getWebSocketService())
			.isInstanceOf(HandshakeWebSocketService.class));
	}

	@Test
	void answersWithARegistryThatThrows() {
		application().withUserConfiguration(BrokenRegistries.ThrowingMeters.class)
			.withPropertyValues(RawHandlerTests.NO_OBSERVATIONS)
			.run((context) -> {
				SocketClient client = SocketClient.connect(context, "/echo/7").send("hello");
				assertThat(client.receive()).isEqualTo("hello");
				client.close();
			});
	}

	private static void awaitError(ApplicationContext context) {
		Patience.await("the error", () -> Scrape.of(context).has("ws_errors_total", "error", "IllegalStateException"));
		assertThat(Scrape.of(context).value("ws_errors_total", "error", "IllegalStateException")).isEqualTo(1);
	}

	private static Scrape settled(ApplicationContext context) {
		Patience.await("no connection", () -> Scrape.of(context).value("ws_connections_active") == 0);
		return Scrape.of(context);
	}

	private static ApplicationContextRunner application() {
		return HttpApplications.netty(Endpoint.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Endpoint implements WebFluxConfigurer {

		@Override
		public WebSocketService getWebSocketService() {
			return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());
		}

		@Bean
		HandlerMapping echoMapping() {
			WebSocketHandler handler = (session) -> session
				.send(session.receive().map((message) -> answer(session, message)));
			WebSocketHandler closing = (
					session) -> session.receive().concatMap((message) -> session.close(new CloseStatus(4001))).then();
			WebSocketHandler sending = (session) -> session.send(Flux.error(Endpoint::failure));
			WebSocketHandler failing = (session) -> Mono.error(Endpoint::failure);
			return new SimpleUrlHandlerMapping(
					Map.of("/echo/{id}", handler, "/closing", closing, "/sending", sending, "/failing", failing), -1);
		}

		private static IllegalStateException failure() {
			return new IllegalStateException("as asked for");
		}

		private static WebSocketMessage answer(WebSocketSession session, WebSocketMessage message) {
			String text = message.getPayloadAsText();
			return switch (text) {
				case "throw" -> throw new IllegalStateException("as asked for");
				default -> session.textMessage(text);
			};
		}

	}

}
