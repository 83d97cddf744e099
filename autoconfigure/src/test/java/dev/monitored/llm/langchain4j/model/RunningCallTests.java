package dev.monitored.llm.langchain4j.model;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunningCall}.
 */
class RunningCallTests {

	@Test
	void repeatsAfterAFailureOrAnAnswerThatCannotHaveBeenRead() {
		try (RunningCall call = RunningCall.run(LlmCalls.noop().start("openai", "gpt", StreamMode.BLOCKING),
				ModelMethod.Role.CHAT, "openai")) {
			assertThat(call.isRepeating(() -> 7)).isFalse();
			call.requestAnswered(null);
			assertThat(call.isRepeating(() -> 7)).isFalse();
			assertThat(call.isRepeating(() -> null)).isFalse();
			call.requestAnswered(7);
			assertThat(call.isRepeating(() -> 7)).isTrue();
			assertThat(call.isRepeating(() -> 8)).isFalse();
			assertThat(call.isRepeating(() -> null)).isFalse();
			call.requestFailed();
			assertThat(call.isRepeating(() -> 8)).isTrue();
			call.requestAnswered(null);
			assertThat(call.isRepeating(() -> 7)).isFalse();
		}
	}

	@Test
	void asksForNoHashWhereNoneCounts() {
		Supplier<@Nullable Integer> unasked = () -> {
			throw new AssertionError("There is nothing to compare");
		};
		try (RunningCall call = RunningCall.run(LlmCalls.noop().start("openai", "gpt", StreamMode.BLOCKING),
				ModelMethod.Role.CHAT, "openai")) {
			assertThat(call.isRepeating(unasked)).isFalse();
			call.requestAnswered(null);
			assertThat(call.isRepeating(unasked)).isFalse();
			call.requestFailed();
			assertThat(call.isRepeating(unasked)).isTrue();
		}
	}

}
