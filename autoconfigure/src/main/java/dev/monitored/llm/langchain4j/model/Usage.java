package dev.monitored.llm.langchain4j.model;

import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.llm.accessor.Accessor;

/**
 * How many tokens a call used, in the same parts for all providers.
 *
 * @param prompt tokens of the prompt, cached ones included
 * @param completion tokens of the answer, reasoning ones included
 * @param cached tokens of the prompt that the provider had cached
 * @param reasoning tokens of the answer that the caller does not get
 */
record Usage(long prompt, long completion, long cached, long reasoning) {

	private static final boolean OPEN_AI = ClassUtils.isPresent("dev.langchain4j.model.openai.OpenAiTokenUsage",
			Usage.class.getClassLoader());

	static Usage of(TokenUsage usage) {
		if (OPEN_AI && OpenAi.counts(usage)) {
			return OpenAi.of(usage);
		}
		return Parts.of(usage);
	}

	private static long apart(long tokens, long rest) {
		return dev.monitored.llm.recording.TokenUsage.countedApart(tokens, rest);
	}

	private static long count(@Nullable Object tokens) {
		return (tokens instanceof Integer number) ? number : 0;
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
	 * Where the libraries of all other providers tell the parts of their tokens.
	 */
	private static final class Parts {

		/**
		 * The tokens that Anthropic's and Bedrock's caches read.
		 */
		private static final Accessor READ = Accessor.named("cacheReadInputTokens");

		/**
		 * The tokens that these caches wrote.
		 */
		private static final Accessor WRITTEN = Accessor.named("cacheCreationInputTokens", "cacheWriteInputTokens");

		/**
		 * The tokens that Google's cache read.
		 */
		private static final Accessor CACHED = Accessor.named("cachedContentTokenCount");

		/**
		 * The tokens that Google's models spent on reasoning.
		 */
		private static final Accessor THOUGHT = Accessor.named("thoughtsTokenCount");

		/**
		 * The tokens of what Google's own tools gave its models to read.
		 */
		private static final Accessor TOOL_USE = Accessor.named("toolUsePromptTokenCount");

		static Usage of(TokenUsage usage) {
			long ofCache = count(READ.read(usage));
			long prompt = count(usage.inputTokenCount()) + ofCache + count(WRITTEN.read(usage));
			long answer = count(usage.outputTokenCount());
			long total = count(usage.totalTokenCount());
			prompt += apart(count(TOOL_USE.read(usage)), total - prompt - answer);
			answer += apart(count(THOUGHT.read(usage)), total - prompt - answer);
			return new Usage(prompt, answer, ofCache + count(CACHED.read(usage)), count(THOUGHT.read(usage)));
		}

	}

}
