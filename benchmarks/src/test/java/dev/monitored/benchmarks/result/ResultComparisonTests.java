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
 * Tests for {@link ResultComparison}.
 */
class ResultComparisonTests {

	@TempDir
	Path directory;

	@Test
	void marksWhatBecameSlowerOrFaster() throws IOException {
		assertThat(compare(run("A.same", "100, 100") + "," + run("A.slow", "100") + "," + run("A.fast", "100"),
				run("A.same", "99, 120, 110") + "," + run("A.slow", "130") + "," + run("A.fast", "70")))
			.contains("| A.same, threads: 1, clock=SYSTEM | 100 | 110 | 1.10 |  |\n")
			.contains("| A.slow, threads: 1, clock=SYSTEM | 100 | 130 | 1.30 | **slower** |\n")
			.contains("| A.fast, threads: 1, clock=SYSTEM | 100 | 70 | 0.70 | faster |\n");
	}

	@Test
	void namesWhatOnlyOneOfBothHas() throws IOException {
		assertThat(compare(run("A.gone", "100"), run("A.new", "50")))
			.contains("| A.new, threads: 1, clock=SYSTEM | – | 50 | – | new |\n")
			.endsWith("\nNo longer measured: A.gone, threads: 1, clock=SYSTEM\n");
	}

	@Test
	void comparesWithNothingInTheFirstNight() throws IOException {
		assertThat(new ResultComparison(List.of(), List.of(file("now", run("A.call", "50")))).write())
			.isEqualTo("| benchmark | before, ns | now, ns | ratio | |\n|---|---:|---:|---:|---|\n"
					+ "| A.call, threads: 1, clock=SYSTEM | – | 50 | – | new |\n");
	}

	private String compare(String before, String after) throws IOException {
		return new ResultComparison(List.of(file("before", before)), List.of(file("after", after))).write();
	}

	private File file(String name, String runs) throws IOException {
		return Files.writeString(this.directory.resolve(name + ".json"), "[" + runs + "]").toFile();
	}

	private static String run(String method, String samples) {
		return """
				{ "benchmark": "dev.monitored.benchmarks.%s", "threads": 1, "params": { "clock": "SYSTEM" },
				  "primaryMetric": { "rawData": [ [ %s ] ] } }
				""".formatted(method, samples);
	}

}
