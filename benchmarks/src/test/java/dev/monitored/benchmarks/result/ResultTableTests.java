package dev.monitored.benchmarks.result;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResultTable}.
 */
class ResultTableTests {

	@TempDir
	Path directory;

	@Test
	void writesRatiosToTheHandWrittenInterceptor() throws IOException {
		String table = write(run("EMPTY", "SYSTEM", "10, 9, 11", 72), run("HAND_WRITTEN", "SYSTEM", "99, 100, 900", 72),
				run("MONITORED", "SYSTEM", "110, 110, 110", 72.001), run("MONITORED", "COARSE", "81, 81, 81", 72),
				run("TIMED_WIRED", "SYSTEM", "1234, 1234, 1234", 7900));
		assertThat(table).contains("A value, one thread:").doesNotContain("2 threads", "`Mono`");
		assertThat(table).contains("| hand-written interceptor | 100 | 1.00 | 72 | – | – | – |");
		assertThat(table).contains("| `@Monitored` | 110 | 1.10 | 72 | 81 | 0.81 | 72 |");
		assertThat(table).contains("| `@Timed`, as Boot wires it | 1,234 | 12.34 | 7,900 | – | – | – |");
	}

	@Test
	void tellsWhichBoundsAreMet() throws IOException {
		String table = write(run("EMPTY", "SYSTEM", "10", 72), run("HAND_WRITTEN", "SYSTEM", "100", 72),
				run("MONITORED", "SYSTEM", "110", 72.001), run("MONITORED", "COARSE", "81", 72),
				run("TIMED_WIRED", "SYSTEM", "1234", 7900));
		assertThat(table).contains("hand-written interceptor | at most 1.15 | 1.10 | met |")
			.contains("without | at most 0.80 | 0.81 | **not met** |")
			.contains("as Boot wires it, relative to it | at least 10.00 | 11.22 | met |")
			.contains("as Boot wires it, relative to it | at least 15.00 | – | not measured |")
			.contains("empty interceptor | at most 0.50 | 0.00 | met |");
	}

	@Test
	void comparesAnObjectiveWithTheClock() throws IOException {
		String table = write(run("MONITORED", "SYSTEM", "110", 72),
				run("MONITORED_WITHOUT_CAUSES", "SYSTEM", "140", 72), run("MONITORED_OBJECTIVES", "SYSTEM", "160", 72),
				"""
						{ "benchmark": "dev.monitored.benchmarks.NanoTimeBenchmark.pair", "threads": 1,
						  "primaryMetric": { "rawData": [ [ 50 ] ] } }
						""");
		assertThat(table).contains("relative to two readings of the clock | at most 0.35 | 0.20 | met |")
			.contains("add to three objectives, relative to two readings of the clock | at most 0.50 | 0.40 | met |")
			.contains("bytes allocated by three objectives and causes | at most 0.50 | 0.00 | met |");
	}

	@Test
	void comparesAnEventWithACounterKeptByHand() throws IOException {
		String table = write(single("BusinessBenchmark.byHand", "10"), single("BusinessBenchmark.eventAtOnce", "11"),
				single("BusinessBenchmark.byHandAfterCommit", "15"), single("BusinessBenchmark.event", "18"));
		assertThat(table).contains("relative to a counter kept by hand | at most 1.15 | 1.10 | met |")
			.contains("by hand that asks for a transaction | at most 1.15 | 1.20 | **not met** |")
			.contains("| bytes that it allocates | at most 0.50 | – | not measured |");
	}

	@Test
	void comparesTheGuardWithReadingTheClock() throws IOException {
		String table = write(single("NanoTimeBenchmark.pair", "50"), single("GuardBenchmark.admit", "10"),
				single("GuardBenchmark.admitInRegistry", "60"));
		assertThat(table).contains("Two readings of the clock take 50 ns.")
			.contains("| admitting a known value of a label, in pairs of `nanoTime` | at most 1.00 | 0.20 | met |")
			.contains("filter, in pairs of `nanoTime` | at most 1.00 | 1.20 | **not met** |");
	}

	@Test
	void comparesQueriesWithOneThatIsNotMeasured() throws IOException {
		String table = write(query("NOT_AT_ALL", 900, 900, 800), query("MONITORED", 1000, 1200, 900),
				query("MICROMETER_QUERY", 800, 2800, 5400), single("SqlBenchmark.median", "90"));
		assertThat(table).contains("relative to it | at most 0.40 | 0.20 | met |")
			.contains("relative to what is added here | at least 5.00 | 12.50 | met |")
			.contains("relative to a query | at most 0.30 | 0.10 | met |")
			.contains("| this library | 1,000 | 200 | 0.20 | 100 |")
			.contains("| p6spy, no log | – | – | – | – |");
	}

	@Test
	void mergesFiles() throws IOException {
		List<File> files = List.of(file("1", run("HAND_WRITTEN", "SYSTEM", "100", 72)),
				file("2", run("HAND_WRITTEN", "SYSTEM", "200", 72)));
		assertThat(new ResultTable(Results.read(files)).write("today")).startsWith("Measured: today, A VM 17.")
			.contains("| hand-written interceptor | 150 | 1.00 |");
	}

	private String write(String... runs) throws IOException {
		return new ResultTable(Results.read(List.of(file("results", runs)))).write("today");
	}

	private File file(String name, String... runs) throws IOException {
		Path file = this.directory.resolve(name + ".json");
		return Files.writeString(file, "[" + String.join(",", runs) + "]").toFile();
	}

	private static String query(String measuring, int plain, int measured, double bytes) {
		return """
				{ "benchmark": "dev.monitored.benchmarks.DatabaseBenchmark.query", "threads": 1,
				  "vmName": "A VM", "vmVersion": "17", "params": { "measuring": "%s" },
				  "primaryMetric": { "rawData": [ [ %s ] ] },
				  "secondaryMetrics": { "gc.alloc.rate.norm": { "rawData": [ [ %s ] ] },
				    "plainNanos": { "rawData": [ [ %s ] ] }, "measuredNanos": { "rawData": [ [ %s ] ] } } }
				""".formatted(measuring, plain + measured, bytes, 1000 * plain, 1000 * measured);
	}

	private static String single(String benchmark, String nanos) {
		return """
				{ "benchmark": "dev.monitored.benchmarks.%s", "threads": 1, "vmName": "A VM", "vmVersion": "17",
				  "primaryMetric": { "rawData": [ [ %s ] ] } }
				""".formatted(benchmark, nanos);
	}

	private static String run(String instrumentation, String clock, String nanos, double bytes) {
		return """
				{ "benchmark": "dev.monitored.benchmarks.CallBenchmark.value", "threads": 1,
				  "vmName": "A VM", "vmVersion": "17",
				  "params": { "instrumentation": "%s", "clock": "%s" },
				  "primaryMetric": { "rawData": [ [ %s ] ] },
				  "secondaryMetrics": { "gc.alloc.rate.norm": { "rawData": [ [ %s ] ] } } }
				""".formatted(instrumentation, clock, nanos, bytes);
	}

}
