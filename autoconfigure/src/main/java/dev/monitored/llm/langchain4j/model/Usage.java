package dev.monitored.llm.langchain4j.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

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

	private static final boolean OPEN_AI = ClassUtils.isPresent("dev.langchain4j.model.openai.OpenAiTokenUsage",
			Usage.class.getClassLoader());

	private static final ClassValue<Parts> parts = new ClassValue<>() {

		@Override
		protected Parts computeValue(Class<?> type) {
			return Parts.of(type);
		}

	};

	static Usage of(TokenUsage usage) {
		if (OPEN_AI && OpenAi.counts(usage)) {
			return OpenAi.of(usage);
		}
		return parts.get(usage.getClass()).in(usage);
	}

	/**
	 * Returns the tokens of the answer. A total that is more than the sum of its parts
	 * has reasoning that the provider counts apart.
	 * @param usage what the provider counted
	 * @return the number of tokens
	 */
	private static long completion(TokenUsage usage) {
		long answer = count(usage.outputTokenCount());
		long prompt = count(usage.inputTokenCount());
		return (prompt > 0) ? Math.max(answer, count(usage.totalTokenCount()) - prompt) : answer;
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
			return new Usage(count(usage.inputTokenCount()), completion(usage),
					(input != null) ? count(input.cachedTokens()) : 0,
					(output != null) ? count(output.reasoningTokens()) : 0);
		}

	}

	/**
	 * Where the libraries of all other providers tell the parts of their tokens.
	 *
	 * @param read what tells the tokens that Anthropic's and Bedrock's caches read
	 * @param written what tells the tokens that these caches wrote
	 * @param cached what tells the tokens that Google's cache read
	 * @param thought what tells the tokens that Google's models spent on reasoning
	 */
	private record Parts(@Nullable Method read, @Nullable Method written, @Nullable Method cached,
			@Nullable Method thought) {

		static Parts of(Class<?> type) {
			Method created = accessor(type, "cacheCreationInputTokens");
			return new Parts(accessor(type, "cacheReadInputTokens"),
					(created != null) ? created : accessor(type, "cacheWriteInputTokens"),
					accessor(type, "cachedContentTokenCount"), accessor(type, "thoughtsTokenCount"));
		}

		Usage in(TokenUsage usage) {
			long ofCache = count(value(this.read, usage));
			long prompt = count(usage.inputTokenCount()) + ofCache + count(value(this.written, usage));
			return new Usage(prompt, Usage.completion(usage), ofCache + count(value(this.cached, usage)),
					count(value(this.thought, usage)));
		}

		private static @Nullable Method accessor(Class<?> type, String name) {
			Method method = ClassUtils.getMethodIfAvailable(type, name);
			return (method != null) ? ClassUtils.getPubliclyAccessibleMethodIfPossible(method, type) : null;
		}

		private static @Nullable Object value(@Nullable Method accessor, TokenUsage usage) {
			try {
				return (accessor != null) ? accessor.invoke(usage) : null;
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				return null;
			}
		}

	}

}
