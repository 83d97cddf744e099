package dev.monitored.cli.backtest;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.cli.document.ProposedSlo;
import dev.monitored.cli.signal.RecordedSignal;
import dev.monitored.label.LabelPattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MatchedSeries}.
 */
class MatchedSeriesTests {

	private static final List<String> PATTERNS = List.of("/", "/**", "/a", "/a/", "/a/*", "/a/**", "/a/{id}", "/{any}",
			"/a/**/c", "/**/c", "/a/b?", "/a*/b", "/a/{id:[0-9]+}", "/a/x{id}", "/a.b", "/a+(c)", "/*/b/**", "/**/**",
			"/a/{id}/c/**");

	private static final List<String> PATHS = List.of("/", "/a", "/a/", "/a/b", "/a/bc", "/a/b/", "/a/b/c", "/a/c",
			"/c", "/b", "/ab/b", "/a/{id}", "/a/{id:[0-9]+}", "/a/x{id}", "/a/x", "/a.b", "/aXb", "/a+(c)", "/aa(c)",
			"/a/b/c/d", "/a/{id}/c", "/x/b/c");

	@Test
	void matchesThePathsThatAnApplicationMatches() throws Exception {
		for (String pattern : PATTERNS) {
			String expression = MatchedSeries.expression("uri", pattern);
			for (String path : PATHS) {
				assertThat(path.matches(expression)).as("%s, %s: %s", pattern, path, expression)
					.isEqualTo(LabelPattern.parse("uri", pattern).matches(path));
			}
		}
	}

	@Test
	void matchesTheTextsThatAnApplicationMatches() throws Exception {
		for (String pattern : List.of("*", "a", "a*", "*a", "a*b", "a.b", "a?", "(a|b)", "a**b", "a\\b")) {
			String expression = MatchedSeries.expression("operation", pattern);
			for (String text : List.of("a", "b", "ab", "aab", "a.b", "aXb", "ba", "a?", "(a|b)", "a\\b")) {
				assertThat(text.matches(expression)).as("%s, %s: %s", pattern, text, expression)
					.isEqualTo(LabelPattern.parse("operation", pattern).matches(text));
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			operation; orders.place; operation="orders.place"
			operation; orders.*; operation=~"orders\\\\\\\\..*"
			region; a"b; region="a\\\\"b"
			user-type; b; user_type="b"
			2nd; b; m_2nd="b"
			client.name; bank; client_name="bank"
			""")
	void writesLabelMatchers(String label, String pattern, String matcher) throws Exception {
		RecordedSignal signal = label.startsWith("client") ? RecordedSignal.HTTP_CLIENT : RecordedSignal.OPERATION;
		assertThat(MatchedSeries.matchers(slo(Map.of(label, List.of(pattern))), signal))
			.containsExactly(matcher.replace("\\\\", "\\"));
	}

	@Test
	void takesTheEmptyRouteForTheRoot() throws Exception {
		assertThat("root").matches(MatchedSeries.expression("uri", "/"))
			.doesNotMatch(MatchedSeries.expression("uri", "/a"));
	}

	@Test
	void leavesTheActuatorOutWhereNoRouteIsNamed() throws Exception {
		assertThat(MatchedSeries.matchers(slo(Map.of("method", List.of("GET", "POST"))), RecordedSignal.HTTP_SERVER))
			.containsExactly("method=~\"GET|POST\"", "uri!~\"/actuator(/.*)?\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			HTTP_SERVER; operation; a; no call of http-server has the label operation
			HTTP_SERVER; uri; _unmatched; '_unmatched' is no path
			OPERATION; operation; ${NAME}; has a placeholder
			""")
	void refusesWhatNoSeriesSays(RecordedSignal signal, String label, String pattern, String problem) {
		assertThatExceptionOfType(UntestableException.class)
			.isThrownBy(() -> MatchedSeries.matchers(slo(Map.of(label, List.of(pattern))), signal))
			.withMessageContaining(problem);
	}

	@Test
	void refusesTwoLabelsOfOneName() {
		Map<String, List<String>> match = Map.of("user-type", List.of("a"), "user.type", List.of("b"));
		assertThatExceptionOfType(UntestableException.class)
			.isThrownBy(() -> MatchedSeries.matchers(slo(match), RecordedSignal.OPERATION))
			.withMessage("two of its labels are user_type in Prometheus");
	}

	private static ProposedSlo slo(Map<String, List<String>> match) {
		return new ProposedSlo("slo", "operation", match, List.of(), List.of(), "99%", List.of(), null, null, false,
				true);
	}

}
