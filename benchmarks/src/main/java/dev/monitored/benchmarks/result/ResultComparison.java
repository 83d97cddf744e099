package dev.monitored.benchmarks.result;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the medians of two runs, and writes what differs as Markdown. It judges
 * nothing: machines of a night differ by more than a change does.
 */
public final class ResultComparison {

	private static final double WORTH_A_LOOK = 1.25;

	private final Map<String, Double> before;

	private final Map<String, Double> after;

	ResultComparison(List<File> before, List<File> after) {
		this.before = medians(before);
		this.after = medians(after);
	}

	/**
	 * Prints the comparison of two runs.
	 * @param folders the folder of the earlier run, and that of the later one, each with
	 * what JMH wrote in JSON
	 */
	public static void main(String[] folders) {
		System.out.print(new ResultComparison(files(folders[0]), files(folders[1])).write());
	}

	String write() {
		StringBuilder text = new StringBuilder(
				"| benchmark | before, ns | now, ns | ratio | |\n|---|---:|---:|---:|---|\n");
		this.after.forEach((benchmark, now) -> text.append(row(benchmark, this.before.get(benchmark), now)));
		List<String> missing = this.before.keySet().stream().filter((name) -> !this.after.containsKey(name)).toList();
		if (!missing.isEmpty()) {
			text.append("\nNo longer measured: ").append(String.join(", ", missing)).append("\n");
		}
		return text.toString();
	}

	private static String row(String benchmark, @Nullable Double before, double now) {
		if (before == null) {
			return String.format(Locale.ROOT, "| %s | – | %.0f | – | new |\n", benchmark, now);
		}
		double ratio = now / before;
		String remark = (ratio > WORTH_A_LOOK) ? "**slower**" : (ratio < 1 / WORTH_A_LOOK) ? "faster" : "";
		return String.format(Locale.ROOT, "| %s | %.0f | %.0f | %.2f | %s |\n", benchmark, before, now, ratio, remark);
	}

	private static List<File> files(String folder) {
		File[] files = new File(folder).listFiles((directory, name) -> name.endsWith(".json"));
		return (files != null) ? Stream.of(files).sorted().toList() : List.of();
	}

	private static Map<String, Double> medians(List<File> files) {
		Map<String, List<Double>> samples = new TreeMap<>();
		files.forEach((file) -> JsonMapper.shared()
			.readTree(file)
			.forEach((run) -> samples.computeIfAbsent(name(run), (added) -> new ArrayList<>())
				.addAll(Results.samples(run.path("primaryMetric")))));
		Map<String, Double> medians = new TreeMap<>();
		samples.forEach((name, values) -> medians.put(name, Results.median(values)));
		return medians;
	}

	private static String name(JsonNode run) {
		String method = run.path("benchmark").asString().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1");
		String parameters = run.path("params")
			.properties()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + parameter.getValue().asString())
			.collect(Collectors.joining(", "));
		return "%s, threads: %d%s".formatted(method, run.path("threads").asInt(),
				parameters.isEmpty() ? "" : ", " + parameters);
	}

}
