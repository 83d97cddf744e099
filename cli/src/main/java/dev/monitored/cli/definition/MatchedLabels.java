package dev.monitored.cli.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.monitored.cli.promql.LabelMatcher;

/**
 * Turns what a selector says of labels into the {@code match} of a definition.
 */
final class MatchedLabels {

	/**
	 * Labels that say which application a series is of, and where it runs.
	 */
	private static final Set<String> PLACES = Set.of("application", "service", "job", "instance", "pod", "container",
			"endpoint", "namespace", "cluster", "env", "environment", "region", "k8s_cluster");

	private static final Pattern LITERAL = Pattern.compile("(?:[^\\\\.*+?()\\[\\]{}|^$]|\\\\[^a-zA-Z0-9])*");

	private final CountedMetric metric;

	private final List<String> remarks;

	MatchedLabels(CountedMetric metric, List<String> remarks) {
		this.metric = metric;
		this.remarks = remarks;
	}

	Map<String, List<String>> match(Set<LabelMatcher> matchers) throws NotCountableException {
		Map<String, List<String>> match = new TreeMap<>();
		for (LabelMatcher matcher : matchers.stream().sorted(Comparator.comparing(LabelMatcher::toString)).toList()) {
			if (isOfPlace(matcher)) {
				this.remarks.add(matcher + " is left out: a definition is about the application that has it");
			}
			else if (isOfActuator(matcher)) {
				this.remarks.add(matcher + " is left out: requests to the actuator are no events");
			}
			else if (match.put(matcher.label(), patterns(matcher)) != null) {
				throw new NotCountableException("its query names the label %s twice".formatted(matcher.label()));
			}
		}
		return match;
	}

	private boolean isOfPlace(LabelMatcher matcher) {
		return PLACES.contains(matcher.label()) && !(this.metric.declaresLabels() && matcher.label().equals("region"));
	}

	private boolean isOfActuator(LabelMatcher matcher) {
		return this.metric == CountedMetric.HTTP_SERVER && matcher.label().equals("uri")
				&& matcher.operator().startsWith("!") && matcher.value().startsWith("/actuator");
	}

	private List<String> patterns(LabelMatcher matcher) throws NotCountableException {
		if (!this.metric.hasLabel(matcher.label())) {
			throw new NotCountableException(
					"no call of %s can be matched by the label %s".formatted(this.metric.signal(), matcher.label()));
		}
		if (matcher.operator().startsWith("!") || matcher.value().isBlank()) {
			throw new NotCountableException(
					"%s leaves calls out, and a match only says which there are".formatted(matcher));
		}
		if (this.metric.declaresLabels() && !matcher.label().equals("operation")) {
			this.remarks.add("%s has to be one of monitored.operation.tag-keys".formatted(matcher.label()));
		}
		List<String> patterns = new ArrayList<>();
		if (matcher.operator().equals("=")) {
			patterns.add(literal(matcher.value(), matcher));
		}
		else {
			for (String alternative : matcher.value().split("\\|", -1)) {
				patterns.add(pattern(alternative, matcher));
			}
		}
		return patterns;
	}

	private String pattern(String expression, LabelMatcher matcher) throws NotCountableException {
		boolean isPath = matcher.label().equals("uri");
		String begin = expression.replaceFirst(isPath ? "(?<=/)\\.[*+]$" : "\\.\\*$", "");
		if (!LITERAL.matcher(begin).matches()) {
			throw new NotCountableException(
					"%s is a regular expression that no pattern of a match says".formatted(matcher));
		}
		String wild = begin.equals(expression) ? "" : isPath ? "**" : "*";
		String pattern = literal(begin.replaceAll("\\\\(.)", "$1"), matcher) + wild;
		if (wild.equals("**") && pattern.length() > wild.length() + 1) {
			this.remarks.add("%s has %s too".formatted(pattern, pattern.replaceFirst("/\\*\\*$", "")));
		}
		return pattern;
	}

	private static String literal(String value, LabelMatcher matcher) throws NotCountableException {
		boolean isPath = matcher.label().equals("uri");
		if (value.contains("*") || (isPath && value.contains("?"))) {
			throw new NotCountableException("%s has a character that stands for others in a match".formatted(matcher));
		}
		return value;
	}

}
