package dev.monitored.llm.langchain4j.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerText}.
 */
class AnswerTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "{}", " {\"a\": [1, {\"b\": 2}]}\n", "{\"a\":\"}\"}", "{\"a\":\"\\\\\"}",
			"{\"a\":\"\\\"}{\"}", "{\"a\":\"[\"}", "[[0.1]]" })
	void mayBeReadWhereItIsAnObjectOrAnArray(String text) {
		assertThat(AnswerText.isComplete(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "<html></html>", "[\"?\"", "\"{}\"", "null", "{", "{\"a\":{\"b\":1}",
			"{\"a\":\"}", "{\"a\":\"\\", "{}{}", "{} x", "}{" })
	void cannotBeReadWhereItIsNone(String text) {
		assertThat(AnswerText.isComplete(text)).isFalse();
	}

	@Test
	void cannotBeReadWhereThereIsNone() {
		assertThat(AnswerText.isComplete(null)).isFalse();
	}

}
