package dev.monitored.cli.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.monitored.cli.document.ProposedSlo;
import dev.monitored.cli.promql.SelectorText;
import dev.monitored.cli.signal.RecordedSignal;

/**
 * Turns the {@code match} of a definition into label matchers.
 */
final class MatchedSeries {

	private static final String URI = "uri";

	private static final String VARIABLE = "\u0000";

	/**
	 * What the parts of a segment stand for, unless they stand for themselves.
	 */
	private static final Map<String, String> WILDCARDS = Map.of("*", "[^/]*", "?", "[^/]", VARIABLE, "[^/]+");

	private static final String ACTUATOR = SelectorText.matcher(URI, "!~", "/actuator(/.*)?");

	private MatchedSeries() {
	}

	/**
	 * Returns the label matchers of the calls of an SLO.
	 * @param slo the SLO
	 * @param signal its signal
	 * @return the matchers
	 * @throws UntestableException if no timer has such labels
	 */
	static List<String> matchers(ProposedSlo slo, RecordedSignal signal) throws UntestableException {
		Map<String, String> matchers = new TreeMap<>();
		for (Map.Entry<String, List<String>> entry : slo.match().entrySet()) {
			String label = label(entry.getKey());
			if (!signal.hasLabel(label)) {
				throw new UntestableException("no call of %s has the label %s".formatted(signal.id(), entry.getKey()));
			}
			if (matchers.put(label, matcher(label, entry.getValue())) != null) {
				throw new UntestableException("two of its labels are %s in Prometheus".formatted(label));
			}
		}
		if (signal == RecordedSignal.HTTP_SERVER && !matchers.containsKey(URI)) {
			matchers.put(URI, ACTUATOR);
		}
		return List.copyOf(matchers.values());
	}

	/**
	 * Returns the name that Micrometer gives a label in Prometheus.
	 * @param key the key of the label
	 * @return the name
	 */
	private static String label(String key) {
		String label = key.replaceAll("[^a-zA-Z0-9_]", "_");
		return label.matches("[a-zA-Z].*") ? label : "m_" + label;
	}

	private static String matcher(String label, List<String> patterns) throws UntestableException {
		List<String> expressions = new ArrayList<>();
		for (String pattern : patterns) {
			expressions.add(expression(label, pattern));
		}
		if (expressions.isEmpty()) {
			throw new UntestableException("the label %s has no value to match".formatted(label));
		}
		if (patterns.size() == 1 && isLiteral(label, patterns.get(0))) {
			return SelectorText.matcher(label, "=", patterns.get(0));
		}
		return SelectorText.matcher(label, "=~", String.join("|", expressions));
	}

	private static boolean isLiteral(String label, String pattern) {
		return label.equals(URI) ? pattern.matches("(/[^/*?{]+)+") : !pattern.contains("*");
	}

	/**
	 * Returns the regular expression of what a pattern matches.
	 * @param label the key of the label
	 * @param pattern the pattern, Ant-style for {@code uri}
	 * @return the expression
	 * @throws UntestableException if no value in Prometheus can match it
	 */
	static String expression(String label, String pattern) throws UntestableException {
		if (pattern.contains("${")) {
			throw new UntestableException("'%s' has a placeholder: write its value".formatted(pattern));
		}
		if (!label.equals(URI)) {
			return text(pattern);
		}
		if (!pattern.startsWith("/")) {
			throw new UntestableException("'%s' is no path, and timers have no other routes".formatted(pattern));
		}
		return path(pattern);
	}

	private static String path(String pattern) {
		List<String> segments = new ArrayList<>(Arrays.stream(pattern.split("/"))
			.filter((segment) -> !segment.isEmpty())
			.map((segment) -> segment.equals("**") ? "(?:/[^/]*)*" : "/" + segment(segment))
			.toList());
		if (pattern.endsWith("/")) {
			segments.add("/");
		}
		boolean isAny = segments.stream().allMatch((segment) -> segment.startsWith("(?:"));
		String expression = isAny ? "/.*" : String.join("", segments);
		// An empty route has this value in Boot's timers
		return "/".matches(expression) ? expression + "|root" : expression;
	}

	private static String segment(String segment) {
		if (segment.matches(".*\\{[^}]*:.*")) {
			return quoted(segment);
		}
		return Arrays.stream(segment.replaceAll("\\{[^}]*}", VARIABLE).split("(?<=[*?\u0000])|(?=[*?\u0000])"))
			.map((part) -> WILDCARDS.getOrDefault(part, quoted(part)))
			.collect(Collectors.joining());
	}

	private static String text(String pattern) {
		return Arrays.stream(pattern.split("\\*", -1)).map(MatchedSeries::quoted).collect(Collectors.joining(".*"));
	}

	private static String quoted(String text) {
		return text.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
	}

}
