package dev.monitored.websocket.servlet;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.websocket.Session;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;
import dev.monitored.websocket.recording.WebSocketRecorders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that servers report in an unusual way.
 */
class MeasuredWebSocketHandlerTests {

	@Test
	void endsASessionOnceThatIsEstablishedTwice() {
		MonitoredContext.runner().run((context) -> {
			MeasuredWebSocketHandler handler = handler(context.getBean(WebSocketRecorders.class));
			WebSocketSession session = session(true);
			handler.afterConnectionEstablished(session);
			handler.afterConnectionEstablished(session);
			assertThat(active(Scrape.of(context))).isEqualTo(1);
			handler.afterConnectionClosed(session, CloseStatus.NORMAL);
			assertThat(active(Scrape.of(context))).isZero();
		});
	}

	@Test
	void countsAConnectionWhoseSessionCannotBeReplaced() {
		MonitoredContext.runner().run((context) -> {
			MeasuredWebSocketHandler handler = handler(context.getBean(WebSocketRecorders.class));
			WebSocketSession session = session(true);
			handler.afterConnectionEstablished(session);
			assertThat(active(Scrape.of(context))).isEqualTo(1);
			handler.afterConnectionClosed(session, CloseStatus.NORMAL);
			assertThat(active(Scrape.of(context))).isZero();
		});
	}

	@Test
	void endsAConnectionThatIsClosedWhileItIsEstablished() {
		MonitoredContext.runner().run((context) -> {
			MeasuredWebSocketHandler handler = handler(context.getBean(WebSocketRecorders.class));
			handler.afterConnectionEstablished(session(false));
			assertThat(active(Scrape.of(context))).isZero();
			assertThat(Scrape.of(context).value("ws_closes_total", "code", "1006")).isEqualTo(1);
		});
	}

	private static MeasuredWebSocketHandler handler(WebSocketRecorders recorders) {
		return new MeasuredWebSocketHandler(new TextWebSocketHandler(), recorders.declaredEndpoint("/path"),
				recorders.declaredMessages("/path"));
	}

	private static double active(Scrape scrape) {
		return scrape.value("ws_connections_active", "path", "/path");
	}

	/**
	 * Returns a session that lets no other one be made of its native session.
	 */
	private static WebSocketSession session(boolean isOpen) {
		AtomicInteger asked = new AtomicInteger();
		Session ofServer = (Session) Proxy.newProxyInstance(Session.class.getClassLoader(),
				new Class<?>[] { Session.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "isOpen" -> isOpen;
					case "getNegotiatedSubprotocol" -> {
						if (asked.getAndIncrement() > 0) {
							throw new IllegalStateException("closed");
						}
						yield null;
					}
					default -> null;
				});
		StandardWebSocketSession session = new StandardWebSocketSession(new HttpHeaders(), null, null, null);
		session.initializeNativeSession(ofServer);
		return session;
	}

}
