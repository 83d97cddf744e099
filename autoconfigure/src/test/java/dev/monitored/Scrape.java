package dev.monitored;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.ApplicationContext;

/**
 * What Prometheus reads from an application, in its text format.
 *
 * @param samples the samples
 * @param help the help texts by metric
 */
public record Scrape(List<Sample> samples, Map<String, String> help) {

	private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	public static Scrape of(ApplicationContext context) {
		return of(context.getBean(PrometheusMeterRegistry.class));
	}

	public static Scrape of(PrometheusMeterRegistry registry) {
		String text = registry.scrape();
		Map<String, String> help = new TreeMap<>();
		text.lines().filter((line) -> line.startsWith("# HELP ")).forEach((line) -> {
			String[] parts = line.split(" ", 4);
			help.put(parts[2], (parts.length > 3) ? parts[3] : "");
		});
		return new Scrape(text.lines().filter((line) -> !line.startsWith("#")).map(Scrape::sample).toList(), help);
	}

	/**
	 * Returns the value of the only sample with a name and all of some labels.
	 */
	public double value(String name, String... labels) {
		List<Sample> found = find(name, labels);
		if (found.size() != 1) {
			throw new AssertionError(
					"%d samples of %s %s in:%n%s".formatted(found.size(), name, Arrays.toString(labels), this.samples));
		}
		return found.get(0).value();
	}

	/**
	 * Returns the number of calls of an operation that ended with a status.
	 */
	public double calls(String operation, String status) {
		return value("operation_duration_seconds_count", "operation", operation, "status", status);
	}

	/**
	 * Returns the boundaries of the buckets of an operation.
	 */
	public List<String> boundaries(String operation) {
		return find("operation_duration_seconds_bucket", "operation", operation, "status", "success").stream()
			.map((sample) -> sample.labels().get("le"))
			.sorted()
			.toList();
	}

	public boolean has(String name, String... labels) {
		return !find(name, labels).isEmpty();
	}

	public List<Sample> find(String name, String... labels) {
		Map<String, String> expected = new LinkedHashMap<>();
		for (int index = 0; index < labels.length; index += 2) {
			expected.put(labels[index], labels[index + 1]);
		}
		return this.samples.stream()
			.filter((sample) -> sample.name().equals(name))
			.filter((sample) -> sample.labels().entrySet().containsAll(expected.entrySet()))
			.toList();
	}

	public Set<String> values(String name, String label) {
		Set<String> values = new TreeSet<>();
		find(name).forEach((sample) -> values.add(sample.labels().get(label)));
		return values;
	}

	public Set<Set<String>> labelKeys(String name) {
		return Set.copyOf(find(name).stream().map((sample) -> Set.copyOf(sample.labels().keySet())).toList());
	}

	private static Sample sample(String line) {
		Matcher matcher = SAMPLE.matcher(line);
		if (!matcher.matches()) {
			throw new AssertionError("Not a sample: " + line);
		}
		Map<String, String> labels = new TreeMap<>();
		String texts = (matcher.group(2) != null) ? matcher.group(2) : "";
		LABEL.matcher(texts)
			.results()
			.map(MatchResult.class::cast)
			.forEach((label) -> labels.put(label.group(1), label.group(2)));
		return new Sample(matcher.group(1), labels, Double.parseDouble(matcher.group(3).replace("+Inf", "Infinity")));
	}

	/**
	 * One line of the text.
	 *
	 * @param name the name of the sample
	 * @param labels its labels
	 * @param value its value
	 */
	public record Sample(String name, Map<String, String> labels, double value) {

	}

}
