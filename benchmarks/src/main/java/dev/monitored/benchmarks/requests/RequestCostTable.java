package dev.monitored.benchmarks.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.monitored.benchmarks.requests.Measurement.Variant;

/**
 * Writes what an application costs with the starter and without as Markdown.
 */
public final class RequestCostTable {

	private static final double LEAST_THROUGHPUT = 0.97;

	private final List<Measurement> measurements;

	RequestCostTable(List<Measurement> measurements) {
		this.measurements = measurements;
	}

	/**
	 * Prints the table of a run.
	 * @param arguments the file with a measurement in each line
	 * @throws IOException if it cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		System.out.print(new RequestCostTable(
				Files.readAllLines(Path.of(arguments[0])).stream().map(Measurement::parse).toList())
			.write());
	}

	String write() {
		return "| | pairs | without | with | ratio | lowest | highest |\n|---|---:|---:|---:|---:|---:|---:|\n"
				+ row("requests per second", "requests", "%,.0f")
				+ row("processor time of a request, microseconds", "processor", "%,.1f")
				+ row("start-up, seconds", "start", "%,.2f") + row("heap after start-up, MiB", "started-heap", "%,.1f")
				+ row("heap after all requests, MiB", "heap", "%,.1f") + verdict();
	}

	private String row(String text, String kind, String format) {
		Comparison comparison = Comparison.of(kind, this.measurements);
		return String.format(Locale.ROOT, "| %s | %d | " + format + " | " + format + " | %.3f | %.3f | %.3f |\n", text,
				comparison.pairs(), comparison.median(Variant.without), comparison.median(Variant.with),
				comparison.medianRatio(), comparison.lowestRatio(), comparison.highestRatio());
	}

	private String verdict() {
		double ratio = Comparison.of("requests", this.measurements).medianRatio();
		return String.format(Locale.ROOT, "\nThroughput: at least %.2f is wanted, %.3f was measured: %s.\n",
				LEAST_THROUGHPUT, ratio, (ratio >= LEAST_THROUGHPUT) ? "met" : "missed");
	}

}
