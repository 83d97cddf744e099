package dev.monitored.benchmarks.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link History}.
 */
class HistoryTests {

	private static final InstalledProgram PROMTOOL = new InstalledProgram("promtool", "prometheus");

	private static final long NOW = 1_795_000_020L;

	@TempDir
	Path directory;

	@Test
	void goesOnWhereTheExporterBegins() throws IOException {
		String history = history(Layout.MONITORED, NOW, NOW + 60);
		ByteArrayOutputStream scrape = new ByteArrayOutputStream();
		try (SampleWriter writer = new SampleWriter(scrape)) {
			new Fleet(2, 3).scrape(2, NOW, writer);
		}
		List<String> counters = scrape.toString(StandardCharsets.US_ASCII)
			.lines()
			.filter((line) -> line.contains("events_total{"))
			.map((line) -> line.replace("}", ",instance=\"2\",job=\"fleet\"}") + " " + NOW)
			.toList();
		assertThat(counters).hasSize(6);
		assertThat(history.lines()).containsAll(counters);
	}

	@Test
	void hasCountersAsFarAsRulesReadThem() throws IOException {
		assertThat(history(Layout.MONITORED, NOW - 36 * 60, NOW - 35 * 60)).doesNotContain("events_total")
			.contains(
					"monitored_slo:budget_events:increase1m{application=\"app-0\",slo=\"slo-0\",sli=\"availability\"} ");
		assertThat(history(Layout.MONITORED, NOW - 35 * 60, NOW - 34 * 60)).contains("slo_budget_events_total{");
		assertThat(history(Layout.SLOTH, NOW - 74 * 3600, NOW - 74 * 3600 + 60)).doesNotContain("events_total")
			.contains("slo:sli_error:ratio_rate5m{sloth_id=\"app-0-slo-0-availability\",sloth_service=\"app-0\","
					+ "sloth_slo=\"slo-0-availability\",sloth_window=\"5m\"} ");
		assertThat(history(Layout.SLOTH, NOW - 73 * 3600, NOW - 73 * 3600 + 60)).contains("slo_bad_events_total{")
			.doesNotContain("slo_budget_events_total");
	}

	@Test
	void recordsWhatTheCountersSay() throws IOException {
		List<String> lines = history(Layout.MONITORED, NOW, NOW + 301).lines().toList();
		double increase = Stream.of(0, 1, 2)
			.mapToDouble((instance) -> counted(lines, instance, NOW + 300) - counted(lines, instance, NOW))
			.sum();
		assertThat(Math.abs(value(lines, "monitored_slo:events:increase1m", "", NOW + 300) - increase / 5))
			.isLessThan(3.0 / 5 + 1e-9);
	}

	@Test
	void hasASumOfThreeMinutesEveryThree() throws IOException {
		List<String> lines = history(Layout.MONITORED, NOW, NOW + 3600).lines()
			.filter((line) -> line
				.startsWith("monitored_slo:bad_events:increase3m{application=\"app-0\",slo=\"slo-0\","))
			.toList();
		assertThat(lines.stream().filter((line) -> line.contains("availability"))).hasSize(20);
	}

	@Test
	void canBecomeBlocksOfPrometheus() throws Exception {
		PROMTOOL.require();
		for (Layout layout : Layout.values()) {
			Path file = Files.writeString(this.directory.resolve("history"), history(layout, NOW - 600, NOW));
			Path blocks = this.directory.resolve(layout.name());
			PROMTOOL.run("tsdb", "create-blocks-from", "openmetrics", file.toString(), blocks.toString());
			assertThat(PROMTOOL.run("tsdb", "list", blocks.toString())).contains("BLOCK ULID");
			try (Stream<Path> written = Files.list(blocks)) {
				assertThat(written).isNotEmpty();
			}
		}
	}

	private static double counted(List<String> lines, int instance, long time) {
		return value(lines, "slo_events_total", "%s,instance=\"%d\"".formatted(Fleet.process(instance), instance),
				time);
	}

	private static double value(List<String> lines, String name, String labels, long time) {
		String series = name + "{application=\"app-0\",slo=\"slo-0\",sli=\"availability\"" + labels;
		return lines.stream()
			.filter((line) -> line.startsWith(series) && line.endsWith(" " + time))
			.mapToDouble((line) -> Double.parseDouble(line.split(" ")[1]))
			.findFirst()
			.orElseThrow();
	}

	private static String history(Layout layout, long from, long to) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (SampleWriter writer = new SampleWriter(output)) {
			new History(new Fleet(2, 3), layout).write(from, to, NOW, writer);
		}
		return output.toString(StandardCharsets.US_ASCII);
	}

}
