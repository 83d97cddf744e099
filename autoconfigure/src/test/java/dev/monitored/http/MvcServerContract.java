package dev.monitored.http;

import java.io.IOException;
import java.net.Socket;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is counted of requests that Spring MVC answers, whichever server it runs on.
 */
abstract class MvcServerContract extends ServerContract {

	@Override
	protected Class<?> webSocket() {
		return Echo.class;
	}

	@Test
	void timesAnswersThatOtherThreadsGive() {
		for (String path : Stream.of("/callable", "/deferred").toList()) {
			application(path).withPropertyValues("monitored.slo.definitions.routes.latency=p95 < 59ms")
				.run((context) -> {
					new Browser(context).get(path, 3);
					HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "latency_p95", 3, 3);
				});
		}
	}

	@Test
	void countsAFailureOfAnotherThread() {
		application("/callable-fail").run((context) -> {
			new Browser(context).get("/callable-fail", 3);
			HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "availability", 3, 3);
		});
	}

	@Test
	void countsATimeoutOnceAndWithTheStatusOfItsAnswer() {
		application("/timeout").run((context) -> {
			assertThat(new Browser(context).get("/timeout")).isEqualTo(503);
			Scrape scrape = HttpApplications.settled(context);
			HttpApplications.assertEvents(scrape, "routes", "availability", 1, 1);
			assertThat(scrape.value("api_errors_total", "path", "/timeout", "error_code", "503")).isEqualTo(1);
		});
	}

	@Test
	void countsAFailureOfAStreamAfterItsBeginning() {
		for (String path : Stream.of("/streaming-fail", "/sync-streaming-fail").toList()) {
			application(path).run((context) -> {
				new Browser(context).get(path, 3);
				HttpApplications.assertEvents(HttpApplications.settled(context), "routes", "availability", 3, 3);
			});
		}
	}

	@Test
	void noticesAClientThatGoesAwayWhenAWriteFails() {
		for (String path : Stream.of("/streaming", "/sync-streaming").toList()) {
			application(path).run((context) -> {
				new Browser(context).abort(path, 5_000);
				Scrape scrape = HttpApplications.settled(context);
				HttpApplications.assertEvents(scrape, "routes", "availability", 0, 0);
				assertThat(scrape.has("api_errors_total")).isFalse();
			});
		}
	}

	@Test
	void doesNotNoticeAClientThatGoesAwayWhileNothingIsWritten() {
		application("/held").withPropertyValues("monitored.slo.definitions.routes.latency=p95 < 1ms").run((context) -> {
			Browser browser = new Browser(context);
			try (Socket socket = browser.send("/held")) {
				Patience.await("the request", () -> Scrape.of(context).value("http_server_active") == 1);
				socket.setSoLinger(true, 0);
			}
			Thread.sleep(2);
			context.getBean(Endpoints.class).answerWhatIsHeld();
			Scrape scrape = HttpApplications.settled(context);
			assertThat(scrape.value("slo_bad_events_total", "slo", "routes", "sli", "latency_p95")).isEqualTo(1);
			assertThat(scrape.value("slo_bad_events_total", "slo", "routes", "sli", "availability")).isZero();
		});
	}

	@Test
	void namesTheProblemThatAnExceptionHandlerReturns() {
		application("/**").run((context) -> {
			assertThat(new Browser(context).get("/handled")).isEqualTo(422);
			assertThat(HttpApplications.settled(context)
				.value("api_errors_total", "error_type", "/handled", "error_code", "H-1", "path", "/handled"))
				.isEqualTo(1);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocket
	static class Echo implements WebSocketConfigurer {

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new TextWebSocketHandler() {

				@Override
				protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
					session.sendMessage(message);
				}

			}, "/echo").setHandshakeHandler(handshakes());
		}

		protected HandshakeHandler handshakes() {
			return new DefaultHandshakeHandler();
		}

	}

}
