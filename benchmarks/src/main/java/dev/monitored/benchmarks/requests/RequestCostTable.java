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

	private static final double MOST_START = 1.05;

	private static final double MOST_HEAP = 1.10;

	private static final double MOST_PROCESSOR = 1.02;

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
		return "| | pairs | without | with | ratio | from | to |\n|---|---:|---:|---:|---:|---:|---:|\n"
				+ row("processor time of a request, microseconds", "processor", "%,.1f")
				+ row("requests per second", "requests", "%,.0f") + row("start-up, seconds", "start", "%,.2f")
				+ row("processor time of start-up, seconds", "start-processor", "%,.2f")
				+ row("classes loaded after start-up", "classes", "%,.0f")
				+ row("heap after start-up, MiB", "started-heap", "%,.1f")
				+ row("heap after all requests, MiB", "heap", "%,.1f") + "\n"
				+ verdict("Processor time of a request", "processor", MOST_PROCESSOR)
				+ verdict("Start-up", "start", MOST_START) + verdict("Heap after start-up", "started-heap", MOST_HEAP);
	}

	private String row(String text, String kind, String format) {
		Comparison comparison = Comparison.of(kind, this.measurements);
		return String.format(Locale.ROOT, "| %s | %d | " + format + " | " + format + " | %.3f | %.3f | %.3f |\n", text,
				comparison.pairs(), comparison.median(Variant.without), comparison.median(Variant.with),
				comparison.medianRatio(), comparison.lowerRatio(), comparison.upperRatio());
	}

	private String verdict(String text, String kind, double most) {
		double ratio = Comparison.of(kind, this.measurements).medianRatio();
		return String.format(Locale.ROOT, "- %s: at most %.2f is wanted, %.3f was measured: %s.\n", text, most, ratio,
				(ratio <= most) ? "met" : "missed");
	}

}
