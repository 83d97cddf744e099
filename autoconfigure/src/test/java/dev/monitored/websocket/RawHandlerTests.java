package dev.monitored.websocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

import dev.monitored.BrokenRegistries;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.http.HttpApplications;
import dev.monitored.test.scrape.Scrape;
import dev.monitored.websocket.recording.WebSocketRecorders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers that {@code @EnableWebSocket} registers, on Tomcat.
 */
class RawHandlerTests {

	/**
	 * Micrometer's own timers of requests fail with such registries.
	 */
	static final String NO_OBSERVATIONS = "management.observations.enable.http=false";

	@Test
	void countsMessagesOfAConnectionAndItsEnd() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/echo").send("h\u00e4llo \ud83d\udc4d");
			assertThat(client.receive()).isEqualTo("h\u00e4llo \ud83d\udc4d");
			assertThat(Scrape.of(context).value("ws_connections_active", "path", "/echo")).isEqualTo(1);
			client.close();
			Scrape scrape = closed(context, "/echo", "1000", 1);
			assertMessages(scrape, "/echo", "inbound", 1, 11);
			assertMessages(scrape, "/echo", "outbound", 1, 11);
			assertHandled(scrape, "/echo", "success", 1);
			assertThat(scrape.value("ws_connection_duration_seconds_count", "path", "/echo", "status", "success"))
				.isEqualTo(1);
			assertThat(scrape.has("ws_errors_total")).isFalse();
		});
	}

	@Test
	void existsBeforeTheFirstConnection() {
		application().run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("ws_connections_active", "path")).containsExactly("/echo", "/other", "/parts");
			assertThat(scrape.find("ws_message_handling_seconds_count")).hasSize(6)
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
		});
	}

	@Test
	void letsAConnectionLeaveThatDiesWithoutACloseFrame() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/echo").send("hello");
			client.receive();
			client.abort();
			Scrape scrape = closed(context, "/echo", "1006", 1);
			assertThat(scrape.value("ws_connections_active", "path", "/echo")).isZero();
			assertThat(scrape.value("ws_connection_duration_seconds_count", "path", "/echo", "status", "error"))
				.isEqualTo(1);
		});
	}

	@Test
	void countsAMessageInPartsOnce() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/parts")
				.send("one ", false)
				.send("two ", false)
				.send("three");
			assertThat(client.receive()).isEqualTo("13");
			client.close();
			Scrape scrape = closed(context, "/parts", "1000", 1);
			assertMessages(scrape, "/parts", "inbound", 1, 13);
			assertHandled(scrape, "/parts", "success", 1);
		});
	}

	@Test
	void countsAMessageThatTheHandlerThrowsAt() {
		application().withPropertyValues("monitored.slo.definitions.echo.signal=websocket",
				"monitored.slo.definitions.echo.match.path=/echo", "monitored.slo.definitions.echo.availability=99%")
			.run((context) -> {
				SocketClient client = SocketClient.connect(context, "/echo").send("throw");
				assertThat(client.closeCode()).isEqualTo(CloseStatus.SERVER_ERROR.getCode());
				Scrape scrape = closed(context, "/echo", "1011", 1);
				assertHandled(scrape, "/echo", "error", 1);
				assertThat(scrape.value("ws_errors_total", "path", "/echo", "error", "IllegalStateException"))
					.isEqualTo(1);
				HttpApplications.assertEvents(scrape, "echo", "availability", 1, 1);
			});
	}

	@Test
	void countsPathsOfOneHandlerApart() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/other").send("hello");
			client.receive();
			client.close();
			Scrape scrape = closed(context, "/other", "1000", 1);
			assertMessages(scrape, "/other", "inbound", 1, 5);
			assertMessages(scrape, "/echo", "inbound", 0, 0);
		});
	}

	@Test
	void showsTheHandlerTheSessionThatItWouldSeeAnyway() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/echo").send("native");
			assertThat(client.receive()).isEqualTo("StandardWebSocketSession with value of open, in 1");
			client.close();
			closed(context, "/echo", "1000", 1);
			assertThat(context.getBean(EchoEndpoints.Echo.class).sessions).isEmpty();
		});
	}

	@Test
	void leavesTheTypesOfBeansAlone() {
		application().run((context) -> {
			assertThat(context.getBean("webSocketHandlerMapping")).hasSameClassAs(new WebSocketHandlerMapping());
			assertThat(context.getBean(EchoEndpoints.Echo.class)).hasSameClassAs(new EchoEndpoints.Echo());
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { BrokenRegistries.RefusingMeters.class, BrokenRegistries.ThrowingMeters.class,
			BrokenRegistries.None.class })
	void answersWithEveryRegistry(Class<?> registry) {
		application().withUserConfiguration(registry).withPropertyValues(NO_OBSERVATIONS).run((context) -> {
			SocketClient client = SocketClient.connect(context, "/echo").send("hello");
			assertThat(client.receive()).isEqualTo("hello");
			client.close();
			assertThat(SocketClient.connect(context, "/echo").send("throw").closeCode()).isEqualTo(1011);
		});
	}

	@Test
	void measuresNothingWhenSwitchedOff() {
		application().withPropertyValues("monitored.websocket.enabled=false").run((context) -> {
			SocketClient client = SocketClient.connect(context, "/echo").send("hello");
			assertThat(client.receive()).isEqualTo("hello");
			client.close();
			assertThat(Scrape.of(context).help().keySet()).noneMatch((name) -> name.startsWith("ws_"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.web.socket", "org.springframework.messaging",
			"org.springframework.web.servlet", "org.springframework.web.reactive", "reactor.core" })
	void startsWithoutALibrary(String missing) {
		MonitoredContext.runner()
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(WebSocketRecorders.class));
	}

	private static ApplicationContextRunner application() {
		return HttpApplications.tomcat(EchoEndpoints.class);
	}

	private static Scrape closed(ApplicationContext context, String path, String code, int count) {
		Patience.await("the end of " + path,
				() -> Scrape.of(context).value("ws_closes_total", "path", path, "code", code) == count);
		return Scrape.of(context);
	}

	private static void assertMessages(Scrape scrape, String path, String direction, int count, int bytes) {
		assertThat(scrape.value("ws_messages_total", "path", path, "direction", direction)).isEqualTo(count);
		assertThat(scrape.value("ws_message_bytes_count", "path", path, "direction", direction)).isEqualTo(count);
		assertThat(scrape.value("ws_message_bytes_sum", "path", path, "direction", direction)).isEqualTo(bytes);
	}

	private static void assertHandled(Scrape scrape, String path, String status, int count) {
		assertThat(scrape.value("ws_message_handling_seconds_count", "path", path, "status", status)).isEqualTo(count);
	}

}
