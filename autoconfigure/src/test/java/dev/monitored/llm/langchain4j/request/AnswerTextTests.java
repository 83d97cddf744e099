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
			"{\"a\":\"\\\"}{\"}", "{\"a\":\"[\"}" })
	void mayBeReadWhereItIsAnObject(String text) {
		assertThat(AnswerText.isObject(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "<html></html>", "[\"?\"]", "\"{}\"", "null", "{", "{\"a\":{\"b\":1}",
			"{\"a\":\"}", "{\"a\":\"\\", "{}{}", "{} x", "}{" })
	void cannotBeReadWhereItIsNone(String text) {
		assertThat(AnswerText.isObject(text)).isFalse();
	}

	@Test
	void cannotBeReadWhereThereIsNone() {
		assertThat(AnswerText.isObject(null)).isFalse();
	}

}
