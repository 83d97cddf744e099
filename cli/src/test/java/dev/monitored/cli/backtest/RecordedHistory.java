package dev.monitored.cli.backtest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Series of days, as {@code promtool tsdb create-blocks-from openmetrics} reads them.
 */
final class RecordedHistory {

	private final Map<String, List<String>> samples = new LinkedHashMap<>();

	/**
	 * Adds a sample.
	 * @param metric the name of the metric
	 * @param labels its labels
	 * @param value its value
	 * @param time when it was scraped, in seconds since 1970
	 */
	void add(String metric, String labels, double value, long time) {
		this.samples.computeIfAbsent(metric, (name) -> new ArrayList<>())
			.add("%s{%s} %s %d".formatted(metric, labels, value, time));
	}

	Path write(Path file) throws IOException {
		try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
			this.samples.forEach((metric, lines) -> {
				writer.println("# TYPE %s unknown".formatted(metric));
				lines.forEach(writer::println);
			});
			writer.println("# EOF");
		}
		return file;
	}

}
