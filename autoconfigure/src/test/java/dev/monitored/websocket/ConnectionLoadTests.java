package dev.monitored.websocket;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import javax.management.ObjectName;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import dev.monitored.Patience;
import dev.monitored.http.HttpApplications;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many connections, of which half leave without a close frame.
 */
class ConnectionLoadTests {

	private static final int CONNECTIONS = Boolean.getBoolean("tests.long-runs") ? 5_000 : 500;

	private static final int ROUNDS = 2;

	private final Random random = new Random(24);

	private long messages;

	private long bytes;

	@Test
	void countsEachOfThemAndKeepsNone() throws Exception {
		// Other tests of this JVM may have left some
		long before = liveObjects();
		assertThat(before).isLessThan(CONNECTIONS / 2);
		HttpApplications.tomcat(EchoEndpoints.class)
			.withPropertyValues("server.tomcat.max-connections=20000", "server.tomcat.accept-count=5000")
			.run((context) -> {
				for (int round = 1; round <= ROUNDS; round++) {
					comeAndGo(context);
					assertCounts(Scrape.of(context), round);
					Patience.await("nothing left of the connections", () -> liveObjects() <= before);
				}
			});
	}

	private void comeAndGo(ApplicationContext context) throws Exception {
		List<PlainSocket> sockets = new ArrayList<>();
		for (int count = 0; count < CONNECTIONS; count++) {
			sockets.add(PlainSocket.connect(HttpApplications.port(context), "/echo"));
		}
		Patience.await("all connections", () -> active(context) == CONNECTIONS);
		for (PlainSocket socket : sockets) {
			talk(socket);
		}
		Collections.shuffle(sockets, this.random);
		for (int count = 0; count < CONNECTIONS; count++) {
			leave(sockets.get(count), count);
		}
		Patience.await("no connection", () -> active(context) == 0);
	}

	private void talk(PlainSocket socket) throws Exception {
		int count = this.random.nextInt(4);
		for (int number = 0; number < count; number++) {
			String text = "x".repeat(this.random.nextInt(100));
			socket.send(text);
			assertThat(socket.receive()).isEqualTo(text);
			this.messages++;
			this.bytes += text.length();
		}
	}

	private static void leave(PlainSocket socket, int count) throws Exception {
		if (count % 2 == 0) {
			socket.close();
		}
		else {
			socket.vanish(count % 4 == 1);
		}
	}

	private void assertCounts(Scrape scrape, int rounds) {
		double half = rounds * CONNECTIONS / 2.0;
		assertThat(scrape.value("ws_closes_total", "path", "/echo", "code", "1000")).isEqualTo(half);
		assertThat(scrape.value("ws_closes_total", "path", "/echo", "code", "1006")).isEqualTo(half);
		assertThat(scrape.value("ws_connection_duration_seconds_count", "path", "/echo", "status", "success"))
			.isEqualTo(half);
		assertThat(scrape.value("ws_connection_duration_seconds_count", "path", "/echo", "status", "error"))
			.isEqualTo(half);
		for (String direction : List.of("inbound", "outbound")) {
			assertThat(scrape.value("ws_messages_total", "path", "/echo", "direction", direction)).as(direction)
				.isEqualTo(this.messages);
			assertThat(scrape.value("ws_message_bytes_sum", "path", "/echo", "direction", direction)).as(direction)
				.isEqualTo(this.bytes);
		}
		assertThat(scrape.value("ws_message_handling_seconds_count", "path", "/echo", "status", "success"))
			.isEqualTo(this.messages);
		assertThat(scrape.value("ws_message_handling_seconds_count", "path", "/echo", "status", "error")).isZero();
	}

	private static double active(ApplicationContext context) {
		return Scrape.of(context).value("ws_connections_active", "path", "/echo");
	}

	/**
	 * Returns how many objects of connections are reachable, after a collection.
	 */
	private static long liveObjects() throws Exception {
		Object histogram = ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
		return histogram.toString()
			.lines()
			.map(String::strip)
			.filter((line) -> line.contains(" dev.monitored.websocket."))
			.filter((line) -> line.matches(".*\\.(ConnectionRecorder|MeasuredConnection|MeasuredStandardSession)\\b.*"))
			.mapToLong((line) -> Long.parseLong(line.split("\\s+")[1]))
			.sum();
	}

}
