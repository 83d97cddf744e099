package dev.monitored.websocket;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.BinderContract;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;
import dev.monitored.websocket.recording.ConnectionRecorder;
import dev.monitored.websocket.recording.MessageRecorder;
import dev.monitored.websocket.recording.WebSocketMeters;
import dev.monitored.websocket.recording.WebSocketRecorders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The {@link BinderContract} of WebSocket.
 */
class WebSocketBinderContractTests extends BinderContract {

	@Override
	protected ApplicationContextRunner application() {
		return MonitoredContext.runner();
	}

	@Override
	protected void exercise(ApplicationContext context) {
		WebSocketRecorders recorders = context.getBean(WebSocketRecorders.class);
		ConnectionRecorder connection = recorders.declaredEndpoint("/orders").open();
		connection.received(3, false);
		connection.received(4, true);
		connection.sent(5, true);
		connection.failed(new IllegalStateException("no more orders"));
		MessageRecorder messages = recorders.declaredMessages("/orders");
		messages.end(messages.start(), null);
		messages.end(messages.start(), new IllegalArgumentException("no such order"));
		messages.abandon(messages.start());
		connection.closed(1006);
		recorders.endpoint("/orders").open().closed(1000);
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		WebSocketRecorders recorders = context.getBean(WebSocketRecorders.class);
		IntStream.range(0, values).forEach((number) -> {
			ConnectionRecorder connection = recorders.endpoint("/room/" + number).open();
			connection.failed(new IllegalStateException("no room"));
			connection.closed(900 + number);
			MessageRecorder messages = recorders.messages("/room/" + number);
			messages.end(messages.start(), new IllegalStateException("no room"));
		});
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		return Arrays.stream(WebSocketMeters.values()).map(WebSocketBinderContractTests::declared).toList();
	}

	private static DeclaredMeter declared(WebSocketMeters meter) {
		return switch (meter) {
			case DURATION, HANDLING -> DeclaredMeter.timer(meter.meterName(), meter.description(), meter.labels());
			case ACTIVE -> DeclaredMeter.inFlight(meter.meterName(), meter.description(), meter.labels());
			case SIZE -> new DeclaredMeter(meter.meterName(), "ws_message_bytes", "ws_message_bytes_count",
					meter.description(), Set.copyOf(meter.labels()), false);
			default -> DeclaredMeter.counter(meter.meterName(), meter.description(), meter.labels());
		};
	}

	@Test
	void countsAMessageOfSeveralPartsOnce() {
		application().run((context) -> {
			exercise(context);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("ws_messages_total", "path", "/orders", "direction", "inbound")).isEqualTo(1);
			assertThat(scrape.value("ws_message_bytes_sum", "path", "/orders", "direction", "inbound")).isEqualTo(7);
			assertThat(scrape.value("ws_messages_total", "path", "/orders", "direction", "outbound")).isEqualTo(1);
			assertThat(scrape.value("ws_message_handling_seconds_count", "path", "/orders", "status", "success"))
				.isEqualTo(1);
		});
	}

	@Test
	void tellsHowConnectionsEnd() {
		application().run((context) -> {
			WebSocketRecorders recorders = context.getBean(WebSocketRecorders.class);
			IntStream.of(1000, 1001, 1005, 1006, 1011, 3000, 4999, 0, -1)
				.forEach((code) -> recorders.declaredEndpoint("/orders").open().closed(code));
			ConnectionRecorder twice = recorders.declaredEndpoint("/orders").open();
			twice.closed(1000);
			twice.closed(1006);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("ws_closes_total", "code", "1000")).isEqualTo(2);
			assertThat(scrape.value("ws_closes_total", "code", "1006")).isEqualTo(1);
			assertThat(scrape.value("ws_closes_total", "code", "_other")).isEqualTo(4);
			assertThat(scrape.value("ws_connection_duration_seconds_count", "status", "error")).isEqualTo(2);
			assertThat(scrape.value("ws_connection_duration_seconds_count", "status", "success")).isEqualTo(8);
		});
	}

	@Test
	void hasEverySeriesBeforeTheFirstConnection() {
		application().run((context) -> {
			WebSocketRecorders recorders = context.getBean(WebSocketRecorders.class);
			recorders.declaredEndpoint("/orders");
			recorders.declaredMessages("/orders");
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.find("ws_closes_total", "path", "/orders")).hasSize(17)
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			assertThat(scrape.values("ws_messages_total", "direction")).containsExactly("inbound", "outbound");
			assertThat(scrape.values("ws_connection_duration_seconds_count", "status")).containsExactly("error",
					"success");
			assertThat(scrape.values("ws_message_handling_seconds_count", "status")).containsExactly("error",
					"success");
			assertThat(scrape.value("ws_connections_active", "path", "/orders")).isZero();
		});
	}

	@Test
	void hasObjectives() {
		application()
			.withPropertyValues("monitored.slo.definitions.board.signal=websocket",
					"monitored.slo.definitions.board.match.path=/orders",
					"monitored.slo.definitions.board.availability=99%",
					"monitored.slo.definitions.board.latency=p95 < 123ms")
			.run((context) -> {
				exercise(context);
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.value("slo_events_total", "slo", "board", "sli", "availability")).isEqualTo(2);
				assertThat(scrape.value("slo_bad_events_total", "slo", "board", "sli", "availability")).isEqualTo(1);
				assertThat(scrape.find("ws_message_handling_seconds_bucket", "path", "/orders", "le", "0.123"))
					.isNotEmpty();
			});
	}

	@Test
	void isSwitchedOffByOneProperty() {
		application().withPropertyValues("monitored.websocket.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WebSocketRecorders.class));
	}

}
