package dev.monitored.label;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.AntPathMatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LabelPattern}.
 */
class LabelPatternTests {

	private static final List<String> PATTERN_SEGMENTS = List.of("a", "b", "*", "**", "a*", "*a*b", "?", "a?", "{x}");

	private static final List<String> PATH_SEGMENTS = List.of("a", "b", "ab", "aab", "{id}");

	@ParameterizedTest
	@CsvSource({ "operation, place, place, true", "operation, place, Place, false", "operation, place, replace, false",
			"operation, orders.*, orders.place, true", "operation, orders.*, orders., true",
			"operation, orders.*, ordersXplace, false", "operation, *, anything, true", "operation, a.b+c, a.b+c, true",
			"uri, /api/**, /api/orders/{id}, true", "uri, /api/**, /api, true", "uri, /api/*, /api/orders/{id}, false",
			"uri, /api/orders/{id}, /api/orders/{id}, true", "uri, /api/orders/{any}, /api/orders/{id}, true",
			"uri, /api/orders, /api/orders, true", "uri, /api/orders, /api/orders/{id}, false",
			"uri, /**, /anything/at/all, true", "uri, _unmatched, _unmatched, true",
			"uri, /**/health, /actuator/health, true", "uri, /api/*, /api/, true", "uri, /api/{id}, /api/, false",
			"uri, /api, /api/, false", "uri, /api/**, /api/, true", "uri, /api/{id:\\d+}, /api/{id:\\d+}, true",
			"uri, /api/{id:\\d+}, /api/{name}, false", "uri, /api/{id:\\d+}, /api/42, false",
			"uri, /api/{id}-{name}, /api/{a}-{b}, true", "uri, /api/{id}, /api/{*rest}, true",
			"uri, /**/a/**/b/**, /x/a/y/z/b, true", "uri, /**/a/**/b/**, /x/b/y/z/a, false", "uri, /a?c, /abc, true",
			"uri, /a?c, /ac, false", "uri, /**, no path, false" })
	void matchesOrNot(String label, String pattern, String value, boolean matches) {
		assertThat(LabelPattern.parse(label, pattern).matches(value)).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource({ "operation, '', the pattern is blank", "uri, api, a path begins with /",
			"uri, **, a path begins with /", "uri, /api/{id, the braces { and } do not match",
			"uri, /api/{{id}, the braces { and } do not match", "uri, /api/}id{, the braces { and } do not match" })
	void explainsWhatIsWrong(String label, String pattern, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> LabelPattern.parse(label, pattern))
			.withMessageContaining(problem);
	}

	@Test
	void agreesWithSpringsMatcherOfPaths() {
		AntPathMatcher spring = new AntPathMatcher();
		Random random = new Random(15);
		for (int count = 0; count < 50_000; count++) {
			String pattern = path(random, PATTERN_SEGMENTS);
			String path = path(random, PATH_SEGMENTS);
			assertThat(LabelPattern.parse("uri", pattern).matches(path)).as("%s of %s", path, pattern)
				.isEqualTo(spring.match(pattern, path));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "*eu*west*", "*a*a*a*a*b", "a*aab*aab*c", "***", "*" })
	void looksAtACharacterAtMostAsOftenAsThePatternIsLong(String pattern) {
		for (int length : new int[] { 1_000, 10_000, 100_000 }) {
			CountedText text = new CountedText("a".repeat(length));
			Wildcards.matches(pattern, text);
			assertThat(text.reads).isLessThanOrEqualTo((long) length * pattern.length());
		}
	}

	@ParameterizedTest
	@CsvSource({ "a*, a*, true", "a*, ab, false" })
	void anExactPatternKnowsNoStar(String pattern, String value, boolean matches) {
		assertThat(LabelPattern.exactly(pattern).matches(value)).isEqualTo(matches);
	}

	@Test
	void patternsThatAreReadAlikeAreEqual() {
		assertThat(LabelPattern.parse("uri", "/a/*")).isEqualTo(LabelPattern.parse("uri", "/a/*"))
			.hasSameHashCodeAs(LabelPattern.parse("uri", "/a/*"))
			.hasToString("/a/*")
			.isNotEqualTo(LabelPattern.parse("table", "/a/*"))
			.isNotEqualTo(LabelPattern.parse("uri", "/a/?"));
	}

	private static String path(Random random, List<String> segments) {
		return IntStream.rangeClosed(0, random.nextInt(5))
			.mapToObj((index) -> "/" + segments.get(random.nextInt(segments.size())))
			.collect(Collectors.joining());
	}

	/**
	 * A text that counts how often its characters are looked at.
	 */
	private static final class CountedText implements CharSequence {

		private final String text;

		private long reads;

		private CountedText(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			this.reads++;
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

	}

}
