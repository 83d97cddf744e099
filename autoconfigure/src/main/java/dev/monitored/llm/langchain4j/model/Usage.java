package dev.monitored.llm.langchain4j.model;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * How many tokens a call used, whatever its provider counts.
 *
 * @param prompt tokens of the prompt, cached ones included
 * @param completion tokens of the answer, reasoning ones included
 * @param cached tokens of the prompt that the provider had cached
 * @param reasoning tokens of the answer that nobody gets to read
 */
record Usage(long prompt, long completion, long cached, long reasoning) {

	private static final boolean OPEN_AI = isPresent("dev.langchain4j.model.openai.OpenAiTokenUsage");

	private static final boolean ANTHROPIC = isPresent("dev.langchain4j.model.anthropic.AnthropicTokenUsage");

	static Usage of(TokenUsage usage) {
		if (OPEN_AI && OpenAi.counts(usage)) {
			return OpenAi.of(usage);
		}
		if (ANTHROPIC && Anthropic.counts(usage)) {
			return Anthropic.of(usage);
		}
		return new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()), 0, 0);
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, Usage.class.getClassLoader());
	}

	private static long count(@Nullable Integer tokens) {
		return (tokens != null) ? tokens : 0;
	}

	/**
	 * What OpenAI counts.
	 */
	private static final class OpenAi {

		static boolean counts(TokenUsage usage) {
			return usage instanceof OpenAiTokenUsage;
		}

		static Usage of(TokenUsage counted) {
			OpenAiTokenUsage usage = (OpenAiTokenUsage) counted;
			OpenAiTokenUsage.InputTokensDetails input = usage.inputTokensDetails();
			OpenAiTokenUsage.OutputTokensDetails output = usage.outputTokensDetails();
			return new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()),
					(input != null) ? count(input.cachedTokens()) : 0,
					(output != null) ? count(output.reasoningTokens()) : 0);
		}

	}

	/**
	 * What Anthropic counts: its input is without what it had cached.
	 */
	private static final class Anthropic {

		static boolean counts(TokenUsage usage) {
			return usage instanceof AnthropicTokenUsage;
		}

		static Usage of(TokenUsage counted) {
			AnthropicTokenUsage usage = (AnthropicTokenUsage) counted;
			long read = count(usage.cacheReadInputTokens());
			long written = count(usage.cacheCreationInputTokens());
			return new Usage(count(usage.inputTokenCount()) + read + written, count(usage.outputTokenCount()), read, 0);
		}

	}

}
