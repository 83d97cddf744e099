package dev.monitored.llm.springai.answer;

import java.util.List;

import com.openai.models.completions.CompletionUsage;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.util.ClassUtils;

import dev.monitored.llm.LlmCall;
import dev.monitored.llm.accessor.Accessor;
import dev.monitored.llm.recording.TokenUsage;

/**
 * Reports the tokens of a call, from what the provider's own library says of them.
 */
final class TokenReport {

	private static final boolean OPENAI = ClassUtils.isPresent("com.openai.models.completions.CompletionUsage",
			TokenReport.class.getClassLoader());

	private static final List<String> CACHES_APART = List.of("com.anthropic.", "software.amazon.awssdk.");

	/**
	 * The tokens that Google's models spent on reasoning.
	 */
	private static final Accessor THOUGHTS = Accessor.named("getThoughtsTokenCount");

	/**
	 * The tokens of what Google's own tools gave its models to read.
	 */
	private static final Accessor TOOL_USE = Accessor.named("getToolUsePromptTokenCount");

	private TokenReport() {
	}

	/**
	 * Reports tokens, unless there are none: Spring AI writes 0 where the provider did
	 * not count. Google counts what its tools read and its models thought apart, and only
	 * the total has them.
	 * @param usage what was used, if that is known
	 * @param call the call
	 */
	static void report(@Nullable Usage usage, LlmCall call) {
		if (usage == null) {
			return;
		}
		long prompt = number(usage.getPromptTokens());
		long completion = number(usage.getCompletionTokens());
		if (prompt <= 0 && completion <= 0) {
			return;
		}
		long cached = number(usage.getCacheReadInputTokens());
		long written = number(usage.getCacheWriteInputTokens());
		long total = number(usage.getTotalTokens());
		if (isCacheApart(usage.getNativeUsage()) || isSum(total, prompt + completion, cached + written)) {
			prompt += cached + written;
		}
		prompt += TokenUsage.countedApart(number(TOOL_USE.read(usage)), total - prompt - completion);
		completion += TokenUsage.countedApart(number(THOUGHTS.read(usage)), total - prompt - completion);
		call.tokens(prompt, completion);
		call.cachedTokens(cached);
		call.reasoningTokens(reasoning(usage));
	}

	/**
	 * Returns whether the tokens are those of Anthropic or Bedrock, whose prompt lacks
	 * what its cache read or wrote.
	 * @param natively what the provider's library says
	 * @return whether they are
	 */
	private static boolean isCacheApart(@Nullable Object natively) {
		return natively != null && CACHES_APART.stream().anyMatch(natively.getClass().getName()::startsWith);
	}

	private static boolean isSum(long total, long tokens, long ofCache) {
		return ofCache > 0 && total == tokens + ofCache;
	}

	private static long reasoning(Usage usage) {
		Object natively = usage.getNativeUsage();
		long ofOpenAi = (OPENAI && natively != null) ? OpenAi.reasoningTokens(natively) : 0;
		return (ofOpenAi > 0) ? ofOpenAi : number(THOUGHTS.read(usage));
	}

	private static long number(@Nullable Object value) {
		return (value instanceof Number number) ? number.longValue() : 0;
	}

	/**
	 * What needs OpenAI's library to be there.
	 */
	private static final class OpenAi {

		static long reasoningTokens(Object natively) {
			return (natively instanceof CompletionUsage usage) ? usage.completionTokensDetails()
				.flatMap(CompletionUsage.CompletionTokensDetails::reasoningTokens)
				.orElse(0L) : 0;
		}

	}

}
