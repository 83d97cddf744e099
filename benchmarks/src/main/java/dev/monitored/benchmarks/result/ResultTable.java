package dev.monitored.benchmarks.result;

import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.monitored.benchmarks.database.Measuring;
import dev.monitored.benchmarks.instrumentation.Instrumentation;
import dev.monitored.benchmarks.instrumentation.WallClock;

/**
 * Writes results as Markdown.
 */
public final class ResultTable {

	private static final Map<String, String> METHODS = Map.of("value", "A value", "future",
			"A completed `CompletableFuture`", "mono", "A `Mono`, subscribed to");

	private final Results results;

	ResultTable(Results results) {
		this.results = results;
	}

	/**
	 * Prints the table of a run.
	 * @param files what JMH wrote in JSON
	 */
	public static void main(String[] files) {
		Results results = Results.read(Stream.of(files).map(File::new).toList());
		System.out.print(new ResultTable(results)
			.write("%s, %d processors".formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors())));
	}

	String write(String origin) {
		StringBuilder text = new StringBuilder();
		text.append("Measured: %s, %s. Two readings of the clock take %s ns.%n".formatted(origin,
				this.results.machine(), number(this.results.pair())));
		writeBounds(text);
		for (int threads = 1; threads <= 2; threads++) {
			for (String method : List.of("value", "future", "mono")) {
				if (this.results.contains(method, threads)) {
					writeCalls(method, threads, text);
				}
			}
		}
		if (!Double.isNaN(this.results.queries(Measuring.NOT_AT_ALL).plain())) {
			writeQueries(text);
		}
		return text.toString().replace(System.lineSeparator(), "\n");
	}

	private void writeBounds(StringBuilder text) {
		text.append("\n| `@Monitored`, a value, one thread | bound | measured | |\n|---|---:|---:|---|\n");
		for (Bound bound : Bound.values()) {
			text.append("| %s | %s %s | %s | %s |\n".formatted(bound.text(), bound.direction(), ratio(bound.limit()),
					ratio(bound.measured(this.results)), bound.verdict(this.results)));
		}
	}

	private void writeCalls(String method, int threads, StringBuilder text) {
		text.append(
				"\n%s, %s:\n\n".formatted(METHODS.get(method), (threads == 1) ? "one thread" : threads + " threads"));
		text.append(
				"| | ns/op | ratio | B/op | ns/op, coarse clock | ratio | B/op |\n|---|---:|---:|---:|---:|---:|---:|\n");
		for (Instrumentation instrumentation : Instrumentation.values()) {
			text.append("| ").append(instrumentation.text());
			for (WallClock clock : WallClock.values()) {
				writeCase(new Case(method, threads, instrumentation, clock), text);
			}
			text.append(" |\n");
		}
	}

	private void writeCase(Case of, StringBuilder text) {
		double unit = this.results
			.nanos(new Case(of.method(), of.threads(), Instrumentation.HAND_WRITTEN, WallClock.SYSTEM));
		double nanos = this.results.nanos(of);
		text.append(" | %s | %s | %s".formatted(number(nanos), ratio(nanos / unit), number(this.results.bytes(of))));
	}

	private void writeQueries(StringBuilder text) {
		text.append(
				"\nA query, one thread; the scanner reads a statement of median length in %s ns, a long one in %s ns:\n\n"
					.formatted(number(this.results.sql("median")), number(this.results.sql("longest"))));
		text.append(
				"| | a query, ns | added, ns | added, relative to the query | added, B |\n|---|---:|---:|---:|---:|\n");
		for (Measuring measuring : Measuring.values()) {
			Queries queries = this.results.queries(measuring);
			text.append("| %s | %s | %s | %s | %s |\n".formatted(measuring.text(), number(queries.plain()),
					number(queries.added()), ratio(queries.relative()),
					number(this.results.queryBytesAdded(measuring))));
		}
	}

	private static String number(double value) {
		return format("%,.0f", value);
	}

	private static String ratio(double value) {
		return format("%.2f", value);
	}

	private static String format(String format, double value) {
		return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value).replaceFirst("^-(0[.]0+)$", "$1");
	}

}
