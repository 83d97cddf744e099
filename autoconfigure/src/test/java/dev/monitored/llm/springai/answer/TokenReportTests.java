package dev.monitored.llm.springai.answer;

import java.util.Optional;

import com.anthropic.models.messages.MessageDeltaUsage;
import com.anthropic.models.messages.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;

import dev.monitored.MonitoredContext;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenReport}, with what Spring AI makes of the answers of providers.
 */
class TokenReportTests {

	@Test
	void thePromptOfAnthropicHasWhatItsCacheReadAndWrote() {
		Scrape scrape = reported(new DefaultUsage(10, 20, 30, ofAnAnswer(), 64L, 7L));
		assertTokens(scrape, 81, 20, 64);
	}

	@Test
	void thePromptOfAStreamOfAnthropicHasWhatItsCacheReadAndWrote() {
		Scrape scrape = reported(new DefaultUsage(10, 1, 11, ofAnAnswer(), 64L, 7L),
				new DefaultUsage(10, 20, 30, ofADelta(), 64L, 7L), new EmptyUsage());
		assertTokens(scrape, 81, 20, 64);
	}

	@Test
	void thePromptOfOthersIsWhatTheySay() {
		Scrape scrape = reported(new DefaultUsage(100, 20, 120, "of another library", 64L, 7L));
		assertTokens(scrape, 100, 20, 64);
	}

	@Test
	void thePromptOfBedrockHasWhatItsCacheReadAndWrote() {
		Scrape scrape = reported(new DefaultUsage(10, 20, 101, "of Amazon", 64L, 7L));
		assertTokens(scrape, 81, 20, 64);
	}

	@Test
	void theAnswerHasReasoningThatIsCountedApart() {
		Scrape scrape = reported(new Thinking(150, 0), new Thinking(150, 0));
		assertTokens(scrape, 100, 50, 64);
		assertThat(scrape.value("llm_tokens_used_total", "type", "reasoning")).isEqualTo(30);
	}

	@Test
	void thePromptHasWhatToolsOfTheProviderRead() {
		assertTokens(reported(new Thinking(650, 500)), 600, 50, 64);
	}

	@Test
	void aTotalThatNoPartExplainsIsNoAnswer() {
		assertTokens(reported(new DefaultUsage(100, 20, 650, "of another library")), 100, 20, 0);
		assertTokens(reported(new Thinking(120, 500)), 100, 20, 64);
	}

	@Test
	void noneAreReportedWhereNobodyCounted() {
		Scrape scrape = reported(new EmptyUsage(), null);
		assertTokens(scrape, 0, 0, 0);
		assertThat(scrape.value("llm_usage_missing_total")).isOne();
	}

	private static Usage ofAnAnswer() {
		return Usage.builder()
			.cacheCreation(Optional.empty())
			.cacheCreationInputTokens(7)
			.cacheReadInputTokens(64)
			.inferenceGeo(Optional.empty())
			.inputTokens(10)
			.outputTokens(20)
			.outputTokensDetails(Optional.empty())
			.serverToolUse(Optional.empty())
			.serviceTier(Optional.empty())
			.build();
	}

	private static MessageDeltaUsage ofADelta() {
		return MessageDeltaUsage.builder()
			.cacheCreationInputTokens(7)
			.cacheReadInputTokens(64)
			.inputTokens(10)
			.outputTokens(20)
			.outputTokensDetails(Optional.empty())
			.serverToolUse(Optional.empty())
			.build();
	}

	private static Scrape reported(org.springframework.ai.chat.metadata.@Nullable Usage... chunks) {
		Scrape[] scrape = new Scrape[1];
		MonitoredContext.runner().run((context) -> {
			LlmCall call = context.getBean(LlmCalls.class).start("anthropic", "claude", StreamMode.STREAMING);
			call.contentChunk();
			for (org.springframework.ai.chat.metadata.Usage usage : chunks) {
				TokenReport.report(usage, call);
			}
			call.finish("end_turn");
			call.close();
			scrape[0] = Scrape.of(context);
		});
		return scrape[0];
	}

	private static void assertTokens(Scrape scrape, double prompt, double completion, double cached) {
		assertThat(scrape.value("llm_tokens_used_total", "type", "prompt")).isEqualTo(prompt);
		assertThat(scrape.value("llm_tokens_used_total", "type", "completion")).isEqualTo(completion);
		assertThat(scrape.value("llm_tokens_used_total", "type", "cached")).isEqualTo(cached);
	}

	/**
	 * What Spring AI's class for Google says, which is not here.
	 */
	public static final class Thinking extends DefaultUsage {

		private final int toolUse;

		Thinking(int total, int toolUse) {
			super(100, 20, total, "of Google", 64L, null);
			this.toolUse = toolUse;
		}

		public Integer getToolUsePromptTokenCount() {
			return this.toolUse;
		}

		public Integer getThoughtsTokenCount() {
			return 30;
		}

	}

}
