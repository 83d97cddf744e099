package dev.monitored.failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogText}.
 */
class LogTextTests {

	@ParameterizedTest
	@CsvSource(ignoreLeadingAndTrailingWhitespace = false,
			value = { "gpt-4,gpt-4", "'',''", "'a\nb',a\\u000ab", "'a\r\nb',a\\u000d\\u000ab",
					"\u001b[31mred,\\u001b[31mred", "a\u2028b,a\\u2028b", "a\u202eb,a\\u202eb", "a\u0000b,a\\u0000b",
					"größe 🚀,größe 🚀", "a\ud800,a\\ud800" })
	void staysOnOneLine(String value, String text) {
		assertThat(LogText.of(value)).isEqualTo(text);
	}

	@Test
	void isShort() {
		assertThat(LogText.of("x".repeat(1_000_000))).isEqualTo("x".repeat(59) + "…");
	}

}
