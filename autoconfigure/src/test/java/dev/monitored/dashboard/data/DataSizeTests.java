package dev.monitored.dashboard.data;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.json.JsonWriter;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.EndedCall;
import dev.monitored.catalog.status.CauseEvents;
import dev.monitored.catalog.status.EventCounts;
import dev.monitored.dashboard.history.History;
import dev.monitored.dashboard.history.Range;
import dev.monitored.dashboard.signal.CallRow;
import dev.monitored.dashboard.slo.MainCause;
import dev.monitored.dashboard.slo.ObjectiveRow;
import dev.monitored.dashboard.slo.SloRow;
import dev.monitored.outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how much data a page receives first, from a process with 500 operations, each
 * with objectives, after six hours of varying traffic.
 */
class DataSizeTests {

	private static final long START = 1_700_000_000_000L;

	private static final long END = START + Duration.ofHours(6).toMillis();

	private static final String[] SIGNALS = { "http-server", "operation", "http-client", "db", "llm" };

	private final Random random = new Random(42);

	@ParameterizedTest
	@EnumSource
	void isSmallAsAPageReceivesIt(Range range) throws Exception {
		History history = history();
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("slos", slos().stream().map(RowsJson::slo).toList());
		data.put("calls", brokenCalls().stream().map(RowsJson::call).toList());
		for (String signal : SIGNALS) {
			data.put(signal, calls(signal).stream().map(RowsJson::calls).toList());
		}
		data.put("latency", RowsJson.latency(history.latency(range, END, 0)));
		data.put("history", RowsJson.history(history.samples(range, END, 0)));
		byte[] json = JsonWriter.standard().writeToString(data).getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		try (OutputStream stream = new GZIPOutputStream(received)) {
			stream.write(json);
		}
		assertThat(received.size()).as("of %d bytes", json.length).isBetween(20_000, 200_000);
	}

	private History history() {
		History history = new History();
		for (long time = START; time <= END; time += History.STEP_MILLIS) {
			Map<String, Double> values = new HashMap<>();
			for (int slo = 0; slo < 50; slo++) {
				values.put("slo.sample.shop.order.OrderService.operation" + slo, burn(time, slo));
			}
			Map<String, Map<Double, Long>> latency = new HashMap<>();
			for (String signal : SIGNALS) {
				values.put(signal + ".rate", (double) this.random.nextInt(5_000) / 10);
				values.put(signal + ".errors", (double) this.random.nextInt(10) / 10);
				values.put(signal + ".active", (double) this.random.nextInt(20));
				values.put(signal + ".p95Above", 0.25);
				values.put(signal + ".p95AtMost", 0.5);
				latency.put(signal, latency());
			}
			values.put("jvm.heap", this.random.nextDouble() * 4e9);
			values.put("jvm.allocated", this.random.nextDouble() * 1e8);
			values.put("jvm.processor", this.random.nextDouble());
			history.add(time, values);
			history.addLatency(time, latency, Map.of());
		}
		return history;
	}

	// A burn rate changes where calls are bad, and where they leave the five minutes
	private static double burn(long time, int slo) {
		return (time / 60_000 % 7 == slo % 7) ? Math.round(100 * Math.abs(Math.sin(time / 1e5 + slo))) / 10.0 : 0;
	}

	private Map<Double, Long> latency() {
		Map<Double, Long> calls = new HashMap<>();
		for (double bound = 0.005; bound < 10; bound *= 2) {
			calls.put(bound, (long) this.random.nextInt(300));
		}
		return calls;
	}

	private List<SloRow> slos() {
		List<SloRow> rows = new ArrayList<>();
		for (int slo = 0; slo < ChangedRows.MOST; slo++) {
			EventCounts counts = new EventCounts(this.random.nextInt(10_000), this.random.nextInt(100), 0.99, 1.5);
			ObjectiveRow availability = new ObjectiveRow("availability", "99.9 % succeed", List.of(), counts, counts,
					counts, 1.5, 1.5);
			ObjectiveRow latency = new ObjectiveRow("latency_p95", "95 % within 500ms", List.of(0.5), counts, counts,
					counts, 1.5, 1.5);
			rows.add(new SloRow("sample.shop.order.OrderService.operation" + slo, "operation",
					List.of(availability, latency), this.random.nextInt(5), null, START, 1.25,
					new MainCause("5m", new CauseEvents("db", "table_" + slo, 5, 0.5), null), "orders",
					"https://runbooks.example.com/orders/" + slo));
		}
		return rows;
	}

	private List<CallRow> calls(String signal) {
		List<CallRow> rows = new ArrayList<>();
		for (int row = 0; row < ChangedRows.MOST; row++) {
			rows.add(new CallRow(Map.of("name", "sample.shop.order.OrderService." + signal + row),
					this.random.nextInt(10_000), this.random.nextInt(10), this.random.nextDouble(),
					this.random.nextInt(1_000_000)));
		}
		return rows;
	}

	private List<BrokenCall> brokenCalls() {
		List<BrokenCall> calls = new ArrayList<>();
		for (int call = 0; call < LastBrokenCalls.MOST; call++) {
			String name = "sample.shop.order.OrderService.operation" + this.random.nextInt(500);
			calls.add(BrokenCall.of(call, END,
					new EndedCall("operation", Map.of("operation", name), Status.ERROR, "BankException",
							new IllegalStateException(), Instant.ofEpochMilli(END), 7,
							Duration.ofNanos(this.random.nextInt(1_000_000_000)),
							List.of(new BrokenObjective(name, "availability", "99%", null)), null,
							Long.toHexString(this.random.nextLong()) + Long.toHexString(this.random.nextLong()))));
		}
		return calls;
	}

}
