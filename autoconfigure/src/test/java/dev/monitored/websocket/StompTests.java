package dev.monitored.websocket;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.broker.SubscriptionRegistry;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

import dev.monitored.BrokenRegistries;
import dev.monitored.Patience;
import dev.monitored.http.HttpApplications;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * STOMP over WebSocket.
 */
@ExtendWith(OutputCaptureExtension.class)
class StompTests {

	@Test
	void countsConnectionsByEndpointAndMessagesByTemplate() {
		application().run((context) -> {
			SocketClient client = connect(context);
			subscribe(context, client);
			send(client, "/app/orders.7", "seven");
			assertThat(client.receive()).startsWith("MESSAGE").endsWith("placed seven in 7\0");
			Patience.await("what is counted after the answer",
					() -> handled(Scrape.of(context), "/app/orders.{id}", "success") == 1
							&& messages(Scrape.of(context), "/stomp", "outbound") == 2);
			client.close();
			Scrape scrape = settled(context);
			assertThat(messages(scrape, "/stomp", "inbound")).isEqualTo(3);
			assertThat(messages(scrape, "/stomp", "outbound")).isEqualTo(2);
			assertThat(scrape.value("ws_closes_total", "path", "/stomp", "code", "1000")).isEqualTo(1);
			assertThat(scrape.values("ws_message_handling_seconds_count", "path")).containsExactly("/app/handled",
					"/app/orders.{id}", "/app/unhandled");
		});
	}

	@Test
	void countsAFailureThatNoMethodHandles(CapturedOutput output) {
		application()
			.withPropertyValues("monitored.slo.definitions.orders.signal=websocket",
					"monitored.slo.definitions.orders.match.path=/app/unhandled",
					"monitored.slo.definitions.orders.availability=99%")
			.run((context) -> {
				SocketClient client = connect(context);
				send(client, "/app/unhandled", "x");
				Patience.await("the failure", () -> handled(Scrape.of(context), "/app/unhandled", "error") == 1);
				client.close();
				Scrape scrape = settled(context);
				assertThat(scrape.value("ws_errors_total", "path", "/app/unhandled", "error", "IllegalStateException"))
					.isEqualTo(1);
				HttpApplications.assertEvents(scrape, "orders", "availability", 1, 1);
				assertThat(output).containsOnlyOnce("Unhandled exception from message handler method")
					.contains("WebSocketAnnotationMethodMessageHandler");
			});
	}

	@Test
	void leavesExceptionsOfOtherHandlersOfMessagesAlone() {
		application().run((context) -> assertThat(context.getBeansWithAnnotation(ControllerAdvice.class)).isEmpty());
	}

	@Test
	void chargesNoMessageWithAFailureThatIsCompletedOnItsThread() {
		application().withUserConfiguration(Futures.class).run((context) -> {
			SocketClient client = connect(context);
			send(client, "/app/later", "x");
			Patience.await("the future", () -> handled(Scrape.of(context), "/app/later", "success") == 1);
			send(client, "/app/completing", "y");
			Patience.await("the other message", () -> handled(Scrape.of(context), "/app/completing", "success")
					+ handled(Scrape.of(context), "/app/completing", "error") == 1);
			client.close();
			assertHandled(settled(context), "/app/completing", "error", 0);
		});
	}

	@Test
	void countsMessagesOverSockJs() {
		application().run((context) -> {
			SocketClient client = SocketClient.connect(context, "/stomp-sock/000/first/websocket", "v12.stomp");
			assertThat(client.receive()).isEqualTo("o");
			client.send("[\"CONNECT\\naccept-version:1.2\\nhost:localhost\\n\\n\\u0000\"]");
			assertThat(client.receive()).startsWith("a[\"CONNECTED");
			Patience.await("the answer", () -> messages(Scrape.of(context), "/stomp-sock", "outbound") == 1);
			client.close();
			assertThat(messages(settled(context), "/stomp-sock", "inbound")).isEqualTo(1);
		});
	}

	@Test
	void takesAFailureThatAMethodHandlesForAnAnswer() {
		application().run((context) -> {
			SocketClient client = connect(context);
			send(client, "/app/handled", "x");
			Patience.await("the answer", () -> handled(Scrape.of(context), "/app/handled", "success") == 1);
			client.close();
			assertHandled(settled(context), "/app/handled", "error", 0);
		});
	}

	@Test
	void givesDestinationsWithoutAMethodNoLabel() {
		application().run((context) -> {
			SocketClient client = connect(context);
			subscribe(context, client);
			send(client, "/topic/orders", "x");
			assertThat(client.receive()).startsWith("MESSAGE");
			send(client, "/app/nobody/" + System.identityHashCode(client), "x");
			send(client, "/app/handled", "x");
			Patience.await("the answer", () -> handled(Scrape.of(context), "/app/handled", "success") == 1);
			client.close();
			assertThat(settled(context).values("ws_message_handling_seconds_count", "path")).hasSize(3);
		});
	}

	@Test
	void answersWithARegistryThatThrows() {
		application().withUserConfiguration(BrokenRegistries.ThrowingMeters.class)
			.withPropertyValues(RawHandlerTests.NO_OBSERVATIONS)
			.run((context) -> {
				SocketClient client = connect(context);
				subscribe(context, client);
				send(client, "/app/orders.7", "seven");
				assertThat(client.receive()).endsWith("placed seven in 7\0");
				client.close();
			});
	}

	private static SocketClient connect(ApplicationContext context) throws Exception {
		SocketClient client = SocketClient.connect(context, "/stomp", "v12.stomp")
			.send("CONNECT\naccept-version:1.2\nhost:localhost\n\n\0");
		assertThat(client.receive()).startsWith("CONNECTED");
		return client;
	}

	/**
	 * Subscribes, and waits for it: the server handles messages of a connection side by
	 * side.
	 */
	private static void subscribe(ApplicationContext context, SocketClient client) throws Exception {
		client.send("SUBSCRIBE\nid:1\ndestination:/topic/orders\n\n\0");
		SubscriptionRegistry subscriptions = context.getBean(SimpleBrokerMessageHandler.class)
			.getSubscriptionRegistry();
		SimpMessageHeaderAccessor order = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
		order.setDestination("/topic/orders");
		Patience.await("the subscription",
				() -> !subscriptions
					.findSubscriptions(MessageBuilder.createMessage("an order", order.getMessageHeaders()))
					.isEmpty());
	}

	private static void send(SocketClient client, String destination, String text) throws Exception {
		client.send("SEND\ndestination:%s\n\n%s\0".formatted(destination, text));
	}

	private static Scrape settled(ApplicationContext context) {
		Patience.await("no connection",
				() -> Scrape.of(context)
					.find("ws_connections_active")
					.stream()
					.allMatch((endpoint) -> endpoint.value() == 0));
		return Scrape.of(context);
	}

	private static double messages(Scrape scrape, String path, String direction) {
		return scrape.value("ws_messages_total", "path", path, "direction", direction);
	}

	private static double handled(Scrape scrape, String path, String status) {
		return scrape.value("ws_message_handling_seconds_count", "path", path, "status", status);
	}

	private static void assertHandled(Scrape scrape, String path, String status, int count) {
		assertThat(handled(scrape, path, status)).isEqualTo(count);
	}

	private static ApplicationContextRunner application() {
		return HttpApplications.tomcat(Broker.class, Orders.class);
	}

	@EnableWebSocketMessageBroker
	@Configuration(proxyBeanMethods = false)
	static class Broker implements WebSocketMessageBrokerConfigurer {

		@Override
		public void registerStompEndpoints(StompEndpointRegistry registry) {
			registry.addEndpoint("/stomp")
				.setHandshakeHandler(new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy()));
			registry.addEndpoint("/stomp-sock")
				.setHandshakeHandler(new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy()))
				.withSockJS();
		}

		@Override
		public void configureMessageBroker(MessageBrokerRegistry registry) {
			registry.setApplicationDestinationPrefixes("/app").enableSimpleBroker("/topic");
		}

	}

	@Controller
	static class Orders {

		@MessageMapping("/orders.{id}")
		@SendTo("/topic/orders")
		String place(@DestinationVariable String id, String what) {
			return "placed %s in %s".formatted(what, id);
		}

		@MessageMapping("/unhandled")
		void fail() {
			throw new IllegalStateException("as asked for");
		}

		@MessageMapping("/handled")
		void refuse() {
			throw new IllegalArgumentException("as asked for");
		}

		@MessageExceptionHandler
		void handle(@Nullable IllegalArgumentException refused) {
		}

	}

	/**
	 * Returns a future, and lets it fail while another message is handled.
	 */
	@Controller
	static class Futures {

		private final CompletableFuture<String> answer = new CompletableFuture<>();

		@MessageMapping("/later")
		CompletableFuture<String> later() {
			return this.answer;
		}

		@MessageMapping("/completing")
		void complete() {
			this.answer.completeExceptionally(new IllegalStateException("as asked for"));
		}

	}

}
