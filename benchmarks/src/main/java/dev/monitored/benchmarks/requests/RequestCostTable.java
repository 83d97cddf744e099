package dev.monitored.benchmarks.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.monitored.benchmarks.requests.Measurement.Variant;

/**
 * Writes what an application costs with a {@link Subject} and without as Markdown.
 */
public final class RequestCostTable {

	private final Subject subject;

	private final List<Measurement> measurements;

	RequestCostTable(Subject subject, List<Measurement> measurements) {
		this.subject = subject;
		this.measurements = measurements;
	}

	/**
	 * Prints the table of a run.
	 * @param arguments the subject, and the file with a measurement in each line
	 * @throws IOException if it cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		System.out.print(new RequestCostTable(Subject.valueOf(arguments[0]),
				Files.readAllLines(Path.of(arguments[1])).stream().map(Measurement::parse).toList())
			.write());
	}

	String write() {
		return "| | pairs | without | with | ratio | from | to |\n|---|---:|---:|---:|---:|---:|---:|\n"
				+ row("processor time of a request, microseconds", "processor", "%,.1f")
				+ row("requests per second", "requests", "%,.0f") + row("start-up, seconds", "start", "%,.2f")
				+ row("processor time of start-up, seconds", "start-processor", "%,.2f")
				+ row("classes loaded after start-up", "classes", "%,.0f")
				+ row("heap after start-up, MiB", "started-heap", "%,.1f")
				+ row("heap after all requests, MiB", "heap", "%,.1f") + ((this.subject == Subject.profiling)
						? row("native memory after all requests, MiB", "native", "%,.1f") : "")
				+ "\n" + this.subject.bounds().stream().map(this::verdict).collect(Collectors.joining());
	}

	private String row(String text, String kind, String format) {
		Comparison comparison = Comparison.of(kind, this.measurements);
		return String.format(Locale.ROOT, "| %s | %d | " + format + " | " + format + " | %.3f | %.3f | %.3f |\n", text,
				comparison.pairs(), comparison.median(Variant.without), comparison.median(Variant.with),
				comparison.medianRatio(), comparison.lowerRatio(), comparison.upperRatio());
	}

	private String verdict(RatioBound bound) {
		double ratio = Comparison.of(bound.kind(), this.measurements).medianRatio();
		return String.format(Locale.ROOT, "- %s: at most %.2f is wanted, %.3f was measured: %s.\n", bound.text(),
				bound.most(), ratio, (ratio <= bound.most()) ? "met" : "missed");
	}

}
