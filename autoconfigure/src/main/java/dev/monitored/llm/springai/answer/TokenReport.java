package dev.monitored.llm.springai.answer;

import java.util.List;

import com.openai.models.completions.CompletionUsage;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.util.ClassUtils;

import dev.monitored.llm.LlmCall;
import dev.monitored.llm.accessor.Accessor;

/**
 * Reports the tokens of a call, from what the provider's own library says of them.
 */
final class TokenReport {

	private static final boolean OPENAI = ClassUtils.isPresent("com.openai.models.completions.CompletionUsage",
			TokenReport.class.getClassLoader());

	private static final List<String> CACHES_APART = List.of("com.anthropic.", "software.amazon.awssdk.");

	private static final Accessor THOUGHTS = Accessor.named("getThoughtsTokenCount");

	private TokenReport() {
	}

	/**
	 * Reports tokens, unless there are none: Spring AI writes 0 where the provider did
	 * not count. A total that is more than the sum of its parts has reasoning that the
	 * provider, such as Google, counts apart.
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
		call.tokens(prompt, (prompt > 0) ? Math.max(completion, total - prompt) : completion);
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
		return (ofOpenAi > 0) ? ofOpenAi : number((THOUGHTS.read(usage) instanceof Number thoughts) ? thoughts : null);
	}

	private static long number(@Nullable Number value) {
		return (value != null) ? value.longValue() : 0;
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
