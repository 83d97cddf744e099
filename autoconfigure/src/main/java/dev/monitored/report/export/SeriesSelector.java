package dev.monitored.report.export;

import java.util.Locale;

/**
 * A selector of PromQL. Of what it quotes, Sloth would take two opening braces for the
 * begin of a template, and Grafana a dollar sign for that of a variable; both are
 * escaped.
 */
final class SeriesSelector {

	private final String metric;

	private final String matchers;

	/**
	 * Creates a selector of all series of a metric.
	 * @param metric the name of the metric
	 */
	SeriesSelector(String metric) {
		this(metric, "");
	}

	private SeriesSelector(String metric, String matchers) {
		this.metric = metric;
		this.matchers = matchers;
	}

	/**
	 * Returns the selector of those series that have one value of a label.
	 * @param label the key of the label
	 * @param value the value
	 * @return the selector
	 */
	SeriesSelector with(String label, String value) {
		return and(label + "=\"" + escaped(value) + "\"");
	}

	/**
	 * Returns the selector of those series of which the value of a label is one of
	 * several words.
	 * @param label the key of the label
	 * @param words letters, with {@code |} between the words
	 * @return the selector
	 */
	SeriesSelector withAny(String label, String words) {
		return and(label + "=~\"" + words + "\"");
	}

	private SeriesSelector and(String matcher) {
		return new SeriesSelector(this.metric, this.matchers.isEmpty() ? matcher : this.matchers + "," + matcher);
	}

	private static String escaped(String value) {
		StringBuilder escaped = new StringBuilder();
		value.replace("\\", "\\\\")
			.replace("\"", "\\\"")
			.replace("\n", "\\n")
			.replace("{{", "\\x7b\\x7b")
			.replace("$", "\\x24")
			.codePoints()
			.forEach((point) -> escaped.append(Character.isISOControl(point)
					? String.format(Locale.ROOT, "\\u%04x", point) : Character.toString(point)));
		return escaped.toString();
	}

	@Override
	public String toString() {
		return this.metric + "{" + this.matchers + "}";
	}

}
