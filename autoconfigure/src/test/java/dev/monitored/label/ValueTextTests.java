package dev.monitored.label;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValueText}.
 */
class ValueTextTests {

	@ParameterizedTest
	@CsvSource({ "abcd, 4, abcd", "abcde, 4, abc…", "'', 4, ''", "ab\ud83d\ude80e, 4, ab…",
			"a\ud83d\ude80de, 4, a\ud83d\ude80…", "abc\ud83d\ude80, 4, abc…" })
	void shortensWithoutCuttingASurrogatePair(String text, int maxLength, String shortened) {
		assertThat(ValueText.shortened(text, maxLength)).isEqualTo(shortened);
	}

	@ParameterizedTest
	@CsvSource({ "abc, abc", "'', ''", "a\ud83d\ude80b, a\ud83d\ude80b", "a\ud800, a\ufffd", "\udc00a, \ufffda",
			"\ud800\ud83d\ude80, \ufffd\ud83d\ude80", "\ude80\ud83d, \ufffd\ufffd",
			"\ud83d\ude80\ude80, \ud83d\ude80\ufffd" })
	void replacesHalvesOfSurrogatePairs(String text, String wellFormed) {
		assertThat(ValueText.wellFormed(text)).isEqualTo(wellFormed);
	}

}
