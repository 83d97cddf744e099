package dev.monitored.llm.langchain4j.model;

import org.junit.jupiter.api.Test;

import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunningCall}.
 */
class RunningCallTests {

	@Test
	void repeatsAnAnsweredPromptButNoRequestWithoutOne() {
		try (RunningCall call = RunningCall.run(LlmCalls.noop().start("openai", "gpt", StreamMode.BLOCKING),
				ModelMethod.Role.CHAT, "openai")) {
			call.requested(7, false);
			assertThat(call.isRepeating(7)).isTrue();
			assertThat(call.isRepeating(8)).isFalse();
			call.requested(RunningCall.NO_PROMPT, false);
			assertThat(call.isRepeating(RunningCall.NO_PROMPT)).isFalse();
			call.requested(RunningCall.NO_PROMPT, true);
			assertThat(call.isRepeating(RunningCall.NO_PROMPT)).isTrue();
		}
	}

}
