package dev.monitored.cli.promql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a selector.
 *
 * @param metric the name of the metric
 * @param matchers the texts of its label matchers, of which some may be empty
 */
public record SelectorText(String metric, List<String> matchers) {

	/**
	 * Returns the text of a label matcher.
	 * @param label the key of the label
	 * @param operator {@code =}, {@code !=}, {@code =~} or {@code !~}
	 * @param value the value, or the regular expression
	 * @return the text
	 */
	public static String matcher(String label, String operator, String value) {
		String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
		return "%s%s\"%s\"".formatted(label, operator, quoted);
	}

	/**
	 * Returns a selector of fewer series.
	 * @param more the texts of further matchers
	 * @return the selector
	 */
	public SelectorText with(String... more) {
		return new SelectorText(this.metric, Stream.concat(this.matchers.stream(), Stream.of(more)).toList());
	}

	@Override
	public String toString() {
		String labels = this.matchers.stream()
			.filter((matcher) -> !matcher.isEmpty())
			.collect(Collectors.joining(",", "{", "}"));
		return this.metric + (labels.equals("{}") ? "" : labels);
	}

}
