package dev.monitored.cli.promql;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Series of a metric.
 *
 * @param metric the name of the metric
 * @param matchers what is said of labels
 */
public record Selector(String metric, Set<LabelMatcher> matchers) {

	/**
	 * Returns the value that a label must have.
	 * @param label the key of the label
	 * @return the value, or {@code null} if it may have several
	 */
	public @Nullable String value(String label) {
		return this.matchers.stream()
			.filter((matcher) -> matcher.label().equals(label) && matcher.operator().equals("="))
			.map(LabelMatcher::value)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns what is said of some labels.
	 * @param labels the keys of the labels
	 * @return the matchers
	 */
	public Set<LabelMatcher> only(Set<String> labels) {
		return this.matchers.stream()
			.filter((matcher) -> labels.contains(matcher.label()))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns what is said of all labels but some.
	 * @param labels the keys of those that are left out
	 * @return the matchers
	 */
	public Set<LabelMatcher> without(Set<String> labels) {
		return this.matchers.stream()
			.filter((matcher) -> !labels.contains(matcher.label()))
			.collect(Collectors.toUnmodifiableSet());
	}

}
