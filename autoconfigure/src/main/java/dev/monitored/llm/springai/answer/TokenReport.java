package dev.monitored.llm.springai.answer;

import com.openai.models.completions.CompletionUsage;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.util.ClassUtils;

import dev.monitored.llm.LlmCall;

/**
 * Reports the tokens of a call, from whatever the provider's own library says of them.
 */
final class TokenReport {

	private static final boolean OPENAI = ClassUtils.isPresent("com.openai.models.completions.CompletionUsage",
			TokenReport.class.getClassLoader());

	private static final String ANTHROPIC = "com.anthropic.";

	private TokenReport() {
	}

	/**
	 * Reports tokens, unless there are none: Spring AI writes 0 where nobody counted.
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
		Object natively = usage.getNativeUsage();
		if (isAnthropic(natively)) {
			prompt += cached + number(usage.getCacheWriteInputTokens());
		}
		call.tokens(prompt, completion);
		call.cachedTokens(cached);
		call.reasoningTokens((OPENAI && natively != null) ? OpenAi.reasoningTokens(natively) : 0);
	}

	/**
	 * Tells whether the tokens are those of Anthropic, whose prompt lacks what its cache
	 * read or wrote.
	 * @param natively what the provider's library says
	 * @return whether it is Anthropic's
	 */
	private static boolean isAnthropic(@Nullable Object natively) {
		return natively != null && natively.getClass().getName().startsWith(ANTHROPIC);
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
