package dev.monitored.label;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Wildcards}.
 */
class WildcardsTests {

	@ParameterizedTest
	@CsvSource({ "'', '', true", "'', a, false", "*, '', true", "*, any, true", "**, any, true", "a*, a, true",
			"a*, ba, false", "*a, ba, true", "*a, ab, false", "a*b*c, abc, true", "a*b*c, a-b-b-c, true",
			"a*b*c, a-c-b, false", "*ab, aab, true", "*aab*, aaab, true", "?, ?, true", "?, a, false" })
	void matchesAllOfATextOrNot(String pattern, String text, boolean matches) {
		assertThat(Wildcards.matches(pattern, text)).isEqualTo(matches);
	}

}
