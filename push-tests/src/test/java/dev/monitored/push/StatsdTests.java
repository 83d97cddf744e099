package dev.monitored.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a StatsD server is sent by Micrometer's registry.
 */
class StatsdTests {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private DatagramSocket server;

	@BeforeEach
	void startServer() throws Exception {
		this.server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
		Thread receiver = new Thread(this::receive, "statsd");
		receiver.setDaemon(true);
		receiver.start();
	}

	@AfterEach
	void closeServer() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "datadog, slo.bad.events:, slo.events:", "telegraf, 'slo_bad_events,', 'slo_events,'",
			"sysdig, slo.bad.events#, slo.events#", "etsy, sloBadEvents., sloEvents." })
	void isSentTheEventsSinceTheLastTime(String flavor, String bad, String events) throws Exception {
		try (Shop shop = start(flavor)) {
			shop.place(20, 15);
			Patience.await("20 events", () -> sum(events) == 20);
			Patience.await("15 bad events", () -> sum(bad) == 15);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					datadog;  slo\\.bad\\.events:\\d+\\|c\\|#.*sli:availability.*
					telegraf; slo_bad_events,.*sli=availability.*:\\d+\\|c
					sysdig;   slo\\.bad\\.events#.*sli=availability.*:\\d+\\|c
					etsy;     sloBadEvents\\.application\\.shop\\.process\\.[^.]+\\.sli\\.availability\\.slo\\.orders\\.place\\.statistic\\.count:\\d+\\|c
					""")
	void isSentLinesOfItsFlavor(String flavor, String line) throws Exception {
		try (Shop shop = start(flavor)) {
			shop.place(20, 15);
			Patience.await("a count", () -> this.lines.stream().anyMatch((sent) -> sent.matches(line)));
		}
	}

	/**
	 * The budget of 25 events and an objective of 90 % is 2.5.
	 */
	@Test
	void isSentWholeBudgets() throws Exception {
		try (Shop shop = start("datadog")) {
			shop.place(25, 15);
			Patience.await("25 events", () -> sum("slo.events:") == 25);
			Patience.await("a budget of 2", () -> sum("slo.budget.events:") == 2);
		}
	}

	@Test
	void isSentTheTimeOfEachCall() throws Exception {
		try (Shop shop = start("datadog")) {
			shop.place(20, 15);
			Patience.await("20 times",
					() -> this.lines.stream()
						.filter((line) -> line.startsWith("operation.duration:") && line.contains("|ms|#"))
						.count() == 20);
			Patience.await("the target",
					() -> this.lines.stream().anyMatch((line) -> line.startsWith("slo.objective:0.9|g|#")));
		}
	}

	private Shop start(String flavor) {
		return Shop.start(List.of("management.statsd.metrics.export.enabled=true",
				"management.statsd.metrics.export.flavor=" + flavor, "management.statsd.metrics.export.host=127.0.0.1",
				"management.statsd.metrics.export.polling-frequency=1s",
				"management.statsd.metrics.export.port=" + this.server.getLocalPort()));
	}

	/**
	 * Returns the sum of the counts whose line begins with a name and is about the
	 * availability of orders.
	 */
	private long sum(String name) {
		return this.lines.stream()
			.filter((line) -> line.startsWith(name) && line.contains("orders") && line.contains("availability"))
			.mapToLong((line) -> Long.parseLong(line.replaceFirst("\\|c.*", "").replaceFirst(".*:", "")))
			.sum();
	}

	private void receive() {
		byte[] buffer = new byte[65_536];
		try {
			while (true) {
				DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
				this.server.receive(packet);
				new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8).lines()
					.filter((line) -> line.contains("orders"))
					.forEach(this.lines::add);
			}
		}
		catch (SocketException ex) {
			// The test has ended
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
