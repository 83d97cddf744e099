package dev.monitored.test.scrape;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.ApplicationContext;

import dev.monitored.label.NearestText;

/**
 * What Prometheus reads from an application at some moment.
 *
 * @param samples the samples
 * @param help the help texts by metric
 * @param types the types by metric, such as {@code counter}
 */
public record Scrape(List<Sample> samples, Map<String, String> help, Map<String, String> types) {

	/**
	 * Creates a scrape.
	 * @param samples the samples
	 * @param help the help texts by metric
	 * @param types the types by metric
	 */
	public Scrape {
		samples = List.copyOf(samples);
		help = Map.copyOf(help);
		types = Map.copyOf(types);
	}

	/**
	 * Reads the text format of Prometheus, version 0.0.4.
	 * @param text the text
	 * @return the scrape
	 * @throws IllegalArgumentException if a line is no sample
	 */
	public static Scrape parse(String text) {
		return ScrapeText.parse(text);
	}

	/**
	 * Scrapes an application.
	 * @param context the application, which has a Prometheus registry
	 * @return the scrape
	 */
	public static Scrape of(ApplicationContext context) {
		return parse(context.getBean(PrometheusMeterRegistry.class).scrape());
	}

	/**
	 * Returns the value of the only series that has a name and some labels.
	 * @param name the name of the series, such as {@code operation_active}
	 * @param labels keys and values in turn; a series may have others besides
	 * @return the value
	 * @throws AssertionError if there is no such series, or more than one
	 */
	public double value(String name, String... labels) {
		List<Sample> found = find(name, labels);
		if (found.size() == 1) {
			return found.get(0).value();
		}
		throw new AssertionError(found.isEmpty() ? absent(name, labels)
				: "There are %d series of %s:%n%s%nName more labels, or ask for the sum".formatted(found.size(),
						series(name, labels), lines(found)));
	}

	/**
	 * Returns the sum of all series that have a name and some labels.
	 * @param name the name of the series
	 * @param labels keys and values in turn
	 * @return the sum
	 * @throws AssertionError if there is no such series
	 */
	public double sum(String name, String... labels) {
		List<Sample> found = find(name, labels);
		if (found.isEmpty()) {
			throw new AssertionError(absent(name, labels));
		}
		return found.stream().mapToDouble(Sample::value).sum();
	}

	/**
	 * Returns whether there is a series that has a name and some labels.
	 * @param name the name of the series
	 * @param labels keys and values in turn
	 * @return whether there is one
	 */
	public boolean has(String name, String... labels) {
		return !find(name, labels).isEmpty();
	}

	/**
	 * Returns the series that have a name and some labels.
	 * @param name the name of the series
	 * @param labels keys and values in turn
	 * @return the series
	 */
	public List<Sample> find(String name, String... labels) {
		Map<String, String> expected = labels(labels);
		return this.samples.stream()
			.filter((sample) -> sample.name().equals(name))
			.filter((sample) -> sample.labels().entrySet().containsAll(expected.entrySet()))
			.toList();
	}

	/**
	 * Returns the values of a label.
	 * @param name the name of the series
	 * @param label the key of the label
	 * @return the values, in alphabetical order; series without the label have none
	 */
	public Set<String> values(String name, String label) {
		return find(name).stream()
			.flatMap((sample) -> Stream.ofNullable(sample.labels().get(label)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Returns the keys of the labels that series have.
	 * @param name the name of the series
	 * @return the keys: one set, if all have the same
	 */
	public Set<Set<String>> labelKeys(String name) {
		return Set.copyOf(find(name).stream().map((sample) -> Set.copyOf(sample.labels().keySet())).toList());
	}

	/**
	 * Returns how many calls of an operation have ended with a status.
	 * @param operation the name of the operation
	 * @param status the status, such as {@code success}
	 * @return the number of calls, whatever their other labels
	 */
	public double calls(String operation, String status) {
		return sum("operation_duration_seconds_count", "operation", operation, "status", status);
	}

	/**
	 * Returns the boundaries of the buckets of an operation.
	 * @param operation the name of the operation
	 * @return the values of the label {@code le}, in ascending order
	 */
	public List<String> boundaries(String operation) {
		return find("operation_duration_seconds_bucket", "operation", operation, "status", "success").stream()
			.flatMap((sample) -> Stream.ofNullable(sample.labels().get("le")))
			.distinct()
			.sorted(Comparator.comparingDouble(ScrapeText::number))
			.toList();
	}

	/**
	 * Returns this scrape less what an earlier one had counted.
	 * @param before the earlier scrape
	 * @return the scrape, in which gauges are as they are now
	 */
	Scrape since(Scrape before) {
		Map<Sample, Double> counted = before.samples.stream()
			.collect(Collectors.toMap(Sample::series, Sample::value, (first, second) -> second));
		Function<Sample, Sample> difference = (sample) -> new Sample(sample.name(), sample.labels(),
				sample.value() - counted.getOrDefault(sample.series(), 0.0));
		return new Scrape(this.samples.stream()
			.map((sample) -> isGrowing(sample.name()) ? difference.apply(sample) : sample)
			.toList(), this.help, this.types);
	}

	/**
	 * Returns whether the values of a series only grow.
	 * @param name the name of the series
	 * @return whether it is a counter, or a part of a histogram or summary that is no
	 * quantile
	 */
	boolean isGrowing(String name) {
		if ("counter".equals(this.types.get(name))) {
			return true;
		}
		int suffix = Math.max(0, name.lastIndexOf('_'));
		return switch (this.types.getOrDefault(name.substring(0, suffix), "")) {
			case "histogram" -> Set.of("_count", "_sum", "_bucket").contains(name.substring(suffix));
			case "summary" -> Set.of("_count", "_sum").contains(name.substring(suffix));
			default -> false;
		};
	}

	/**
	 * Returns what is said where there is no such series.
	 * @param name the name of the series
	 * @param labels keys and values in turn
	 * @return the text, with the series of that name or the nearest name
	 */
	String absent(String name, String... labels) {
		List<Sample> named = find(name);
		if (!named.isEmpty()) {
			return "There is no series %s, but these:%n%s".formatted(series(name, labels), lines(named));
		}
		Set<String> names = this.samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
		return "There is no series called '%s'%s".formatted(name, NearestText.question(name, names));
	}

	static String lines(List<Sample> samples) {
		return samples.stream().map(Sample::toString).collect(Collectors.joining(System.lineSeparator()));
	}

	static String series(String name, String... labels) {
		return new Sample(name, labels(labels), 0).seriesText();
	}

	private static Map<String, String> labels(String... labels) {
		if (labels.length % 2 != 0) {
			throw new IllegalArgumentException("A label has no value: " + Arrays.toString(labels));
		}
		Map<String, String> values = new LinkedHashMap<>();
		for (int index = 0; index < labels.length; index += 2) {
			values.put(labels[index], labels[index + 1]);
		}
		return values;
	}

	/**
	 * The value of a series.
	 *
	 * @param name the name of the series
	 * @param labels its labels
	 * @param value its value
	 */
	public record Sample(String name, Map<String, String> labels, double value) {

		Sample series() {
			return new Sample(this.name, this.labels, 0);
		}

		String seriesText() {
			return this.labels.isEmpty() ? this.name
					: this.labels.entrySet()
						.stream()
						.map((label) -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
						.collect(Collectors.joining(",", this.name + "{", "}"));
		}

		@Override
		public String toString() {
			return seriesText() + " " + this.value;
		}

	}

}
