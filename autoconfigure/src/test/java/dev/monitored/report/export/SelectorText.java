package dev.monitored.report.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads selectors as
 * <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Prometheus'
 * documentation</a> describes them.
 */
final class SelectorText {

	private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{(.*)}");

	private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~?)\"((?:[^\"\\\\\\n]|\\\\.)*)\"(,|$)");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))");

	private SelectorText() {
	}

	/**
	 * Returns what a selector matches, with the name of the metric as label
	 * {@code __name__}.
	 */
	static Map<String, String> read(@Nullable Object text) {
		Matcher selector = SELECTOR.matcher((String) Objects.requireNonNull(text));
		assertThat(selector.matches()).as("%s", text).isTrue();
		Map<String, String> labels = new LinkedHashMap<>(Map.of("__name__", selector.group(1)));
		Matcher matcher = MATCHER.matcher(selector.group(2));
		int end = 0;
		while (matcher.find()) {
			assertThat(matcher.start()).isEqualTo(end);
			end = matcher.end();
			labels.put(matcher.group(1), unescaped(matcher.group(3)));
		}
		assertThat(end).isEqualTo(selector.group(2).length());
		return labels;
	}

	private static String unescaped(String text) {
		return ESCAPE.matcher(text).replaceAll((escape) -> Matcher.quoteReplacement(unescaped(escape)));
	}

	private static String unescaped(MatchResult escape) {
		for (int group = 1; group <= 2; group++) {
			if (escape.group(group) != null) {
				return Character.toString(Integer.parseInt(escape.group(group), 16));
			}
		}
		return escape.group(3).equals("n") ? "\n" : escape.group(3);
	}

}
