package dev.monitored.llm.recording;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenUsage}.
 */
class TokenUsageTests {

	@Test
	void takesCachedTokensForAPartOfThePrompt() {
		TokenUsage usage = new TokenUsage(100, 20, 64, 7);
		assertThat(usage.prompt()).isEqualTo(100);
		assertThat(usage.uncached()).isEqualTo(36);
	}

	@Test
	void addsMoreCachedTokensThanThePromptHas() {
		TokenUsage usage = new TokenUsage(36, 20, 64, 0);
		assertThat(usage.prompt()).isEqualTo(100);
		assertThat(usage.uncached()).isEqualTo(36);
		assertThat(usage.cached()).isEqualTo(64);
	}

	@Test
	void knowsNothingOfWhatIsNegative() {
		assertThat(new TokenUsage(-1, -1, -1, -1)).isEqualTo(new TokenUsage(0, 0, 0, 0));
		assertThat(new TokenUsage(-1, 0, 0, 0).isReported()).isFalse();
	}

}
