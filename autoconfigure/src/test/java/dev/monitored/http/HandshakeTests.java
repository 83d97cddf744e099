package dev.monitored.http;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.JettyRequestUpgradeStrategy;
import org.springframework.web.reactive.socket.server.upgrade.StandardWebSocketUpgradeStrategy;

import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handshakes of WebSockets that WebFlux answers, by server. What the client asks for does
 * not make a request a handshake.
 */
class HandshakeTests {

	@Test
	void knowsHandshakesWhoseAnswersAreDecorated() {
		assertCounted(HttpApplications.netty(Endpoints.class, NettyServerTests.Echo.class, Decorated.class));
	}

	@Test
	void countsRequestsAndNoHandshakesOnTomcat() {
		assertCounted(HttpApplications.reactiveTomcat(Endpoints.class, TomcatEcho.class));
	}

	@Test
	void countsRequestsAndNoHandshakesOnJetty() {
		assertCounted(HttpApplications.reactiveJetty(Endpoints.class, JettyEcho.class));
	}

	private static void assertCounted(ApplicationContextRunner application) {
		application
			.withPropertyValues("monitored.slo.definitions.all.signal=http-server",
					"monitored.slo.definitions.all.availability=99%")
			.run((context) -> {
				Browser browser = new Browser(context);
				EchoClient.talk(browser, () -> Patience.await("no request in flight while the connection is open",
						() -> Scrape.of(context).value("http_server_active") == 0));
				assertThat(browser.request("GET", "/ok/1", "localhost\r\nUpgrade: websocket\r\nConnection: Upgrade"))
					.isEqualTo(200);
				HttpApplications.assertEvents(HttpApplications.settled(context), "all", "availability", 1, 0);
			});
	}

	/**
	 * A WebSocket at {@code /echo}.
	 */
	abstract static class Echo implements WebFluxConfigurer {

		private final RequestUpgradeStrategy upgrades;

		Echo(RequestUpgradeStrategy upgrades) {
			this.upgrades = upgrades;
		}

		@Override
		public WebSocketService getWebSocketService() {
			return new HandshakeWebSocketService(this.upgrades);
		}

		@Bean
		HandlerMapping echo() {
			WebSocketHandler handler = (session) -> session
				.send(session.receive().map((message) -> session.textMessage(message.getPayloadAsText())));
			return new SimpleUrlHandlerMapping(Map.of("/echo", handler), -1);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Decorated {

		@Bean
		HttpHandlerDecoratorFactory decorators() {
			return (handler) -> (request, response) -> handler.handle(request,
					new ServerHttpResponseDecorator(response));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TomcatEcho extends Echo {

		TomcatEcho() {
			super(new StandardWebSocketUpgradeStrategy());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class JettyEcho extends Echo {

		JettyEcho() {
			super(new JettyRequestUpgradeStrategy());
		}

	}

}
