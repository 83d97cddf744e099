package dev.monitored.cli.promql;

import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CountQuery}.
 */
class CountQueryTests {

	@ParameterizedTest
	@ValueSource(strings = { "a_total{x=\"1\"}", "sum(a_total{x=\"1\"})", "sum(rate(a_total{x=\"1\",}[{{.window}}]))",
			"( increase ( a_total { x = '1' } [ 5m ] ) ) # comment", "sum(\n  rate(a_total{x=`1`}[5m]))\n" })
	void readsWhatCounts(String text) throws Exception {
		CountQuery query = CountQuery.parse(text);
		assertThat(query.series()).isEqualTo(new Selector("a_total", Set.of(new LabelMatcher("x", "=", "1"))));
		assertThat(query.less()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a - b", "sum(rate(a[5m]) - rate(b[5m]))", "(sum(rate(a[5m])) - sum(rate(b[5m])))" })
	void readsDifferences(String text) throws Exception {
		CountQuery query = CountQuery.parse(text);
		assertThat(query.series().metric()).isEqualTo("a");
		assertThat(Objects.requireNonNull(query.less()).metric()).isEqualTo("b");
	}

	@Test
	void readsEscapes() throws Exception {
		CountQuery query = CountQuery.parse("a{x=\"\\\"\\\\\\n\\x7b\\u00e9\", y!~'\\'}', z=~`\\d`}");
		assertThat(query.series().matchers()).containsExactlyInAnyOrder(new LabelMatcher("x", "=", "\"\\\n{\u00e9"),
				new LabelMatcher("y", "!~", "'}"), new LabelMatcher("z", "=~", "\\d"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``                               | ends too early
			sum(a                            | ends too early
			a{                               | ends too early
			a{x=1}                           | has '1' at character 5
			a{x}                             | has '}' at character 4
			a / b                            | has '/' at character 3
			sum by (job) (a)                 | has 'by' at character 5
			sum(a) or vector(0)              | has 'or' at character 8
			a - b - c                        | has '-' at character 7
			(a - b) - c                      | subtracts more than once
			histogram_quantile(0.9, a)       | calls histogram_quantile
			{x="1"}                          | has '{' at character 1
			a{x="1"                          | ends too early
			a{x="1                           | has '"' at character 5
			a offset 5m                      | has 'offset' at character 3
			""")
	void saysWhatIsMoreThanACount(String text, String problem) {
		assertThatExceptionOfType(UnreadableQueryException.class).isThrownBy(() -> CountQuery.parse(text))
			.withMessageStartingWith(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "sum(", "a{x=\"", "\"", "\\", "a - " })
	void survivesWhatIsRepeated(String text) {
		assertThatExceptionOfType(UnreadableQueryException.class)
			.isThrownBy(() -> CountQuery.parse(text.repeat(9_000 / text.length())));
		assertThatExceptionOfType(UnreadableQueryException.class)
			.isThrownBy(() -> CountQuery.parse(text.repeat(100_000)))
			.withMessage("has more than 10000 characters");
	}

}
