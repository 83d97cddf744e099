package dev.monitored.llm.langchain4j.model;

import java.lang.reflect.Method;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.OverridingClassLoader;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Usage} and {@link Providers}.
 */
class UsageTests {

	@Test
	void takesWhatEveryProviderReports() {
		assertThat(Usage.of(new TokenUsage(10, 5))).isEqualTo(new Usage(10, 5, 0, 0));
		assertThat(Usage.of(new TokenUsage(10, null))).isEqualTo(new Usage(10, 0, 0, 0));
	}

	@Test
	void takesPartsThatOpenAiReports() {
		OpenAiTokenUsage usage = OpenAiTokenUsage.builder()
			.inputTokenCount(100)
			.inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder().cachedTokens(64).build())
			.outputTokenCount(20)
			.outputTokensDetails(OpenAiTokenUsage.OutputTokensDetails.builder().reasoningTokens(7).build())
			.build();
		assertThat(Usage.of(usage)).isEqualTo(new Usage(100, 20, 64, 7));
		assertThat(Usage.of(OpenAiTokenUsage.builder().inputTokenCount(10).outputTokenCount(5).build()))
			.isEqualTo(new Usage(10, 5, 0, 0));
	}

	@Test
	void addsWhatAnthropicHadCachedToThePrompt() {
		AnthropicTokenUsage usage = AnthropicTokenUsage.builder()
			.inputTokenCount(30)
			.outputTokenCount(20)
			.cacheReadInputTokens(64)
			.cacheCreationInputTokens(6)
			.build();
		assertThat(Usage.of(usage)).isEqualTo(new Usage(100, 20, 64, 0));
	}

	@Test
	void addsWhatBedrockHadCachedToThePrompt() {
		assertThat(Usage.of(new BedrockUsage(30, 20, 64, 6))).isEqualTo(new Usage(100, 20, 64, 0));
	}

	@Test
	void addsTheReasoningThatGoogleCountsApart() {
		assertThat(Usage.of(new GoogleUsage(100, 20, 127, 64, 7, 0))).isEqualTo(new Usage(100, 27, 64, 7));
	}

	@Test
	void addsWhatToolsOfGoogleReadToThePrompt() {
		assertThat(Usage.of(new GoogleUsage(100, 20, 650, 0, 30, 500))).isEqualTo(new Usage(600, 50, 0, 30));
		assertThat(Usage.of(new GoogleUsage(100, 20, 620, 0, 0, 500))).isEqualTo(new Usage(600, 20, 0, 0));
	}

	@Test
	void addsNothingThatTheTotalDoesNotConfirm() {
		assertThat(Usage.of(new GoogleUsage(600, 50, 650, 0, 30, 500))).as("parts that have it")
			.isEqualTo(new Usage(600, 50, 0, 30));
		assertThat(Usage.of(new GoogleUsage(100, 20, 0, 0, 30, 500))).as("no total")
			.isEqualTo(new Usage(100, 20, 0, 30));
	}

	@Test
	void addsNothingThatNoPartExplains() {
		assertThat(Usage
			.of(OpenAiTokenUsage.builder().inputTokenCount(100).outputTokenCount(20).totalTokenCount(127).build()))
			.as("Google by OpenAI's protocol")
			.isEqualTo(new Usage(100, 20, 0, 0));
		assertThat(Usage.of(new TokenUsage(100, 20, 650))).isEqualTo(new Usage(100, 20, 0, 0));
		assertThat(Usage.of(new TokenUsage(100, 20, 110))).as("a total that is wrong")
			.isEqualTo(new Usage(100, 20, 0, 0));
		assertThat(Usage.of(new TokenUsage(null, 20, 120))).as("a prompt that is not known")
			.isEqualTo(new Usage(0, 20, 0, 0));
	}

	@Test
	void needsTheLibraryOfNoProvider() throws Exception {
		ClassLoader without = new OverridingClassLoader(
				new FilteredClassLoader(OpenAiTokenUsage.class, AnthropicTokenUsage.class)) {

			@Override
			protected boolean isEligibleForOverriding(String className) {
				return className.startsWith(Usage.class.getName());
			}

		};
		Method of = without.loadClass(Usage.class.getName()).getDeclaredMethod("of", TokenUsage.class);
		ReflectionUtils.makeAccessible(of);
		assertThat(of.invoke(null, new TokenUsage(10, 5))).hasToString(new Usage(10, 5, 0, 0).toString());
	}

	@Test
	void callsProvidersAsSpringAiDoes() {
		assertThat(Providers.name(ModelProvider.OPEN_AI)).isEqualTo("openai");
		assertThat(Providers.name(ModelProvider.ANTHROPIC)).isEqualTo("anthropic");
		assertThat(Providers.name(ModelProvider.MISTRAL_AI)).isEqualTo("mistral_ai");
		assertThat(Providers.name(ModelProvider.OLLAMA)).isEqualTo("ollama");
		assertThat(Providers.name(ModelProvider.AMAZON_BEDROCK)).isEqualTo("bedrock_converse");
		assertThat(Providers.name(ModelProvider.GOOGLE_GENAI)).isEqualTo("google_genai");
		assertThat(Providers.name(ModelProvider.OTHER)).isNull();
	}

	/**
	 * Counts as the class of LangChain4j for Bedrock does.
	 */
	public static class BedrockUsage extends TokenUsage {

		private final int read;

		private final int written;

		BedrockUsage(int input, int output, int read, int written) {
			super(input, output);
			this.read = read;
			this.written = written;
		}

		public Integer cacheReadInputTokens() {
			return this.read;
		}

		public Integer cacheWriteInputTokens() {
			return this.written;
		}

	}

	/**
	 * Counts as the class of LangChain4j for Google does.
	 */
	public static class GoogleUsage extends TokenUsage {

		private final int cached;

		private final int thoughts;

		private final int toolUse;

		GoogleUsage(int input, int output, int total, int cached, int thoughts, int toolUse) {
			super(input, output, total);
			this.cached = cached;
			this.thoughts = thoughts;
			this.toolUse = toolUse;
		}

		public Integer cachedContentTokenCount() {
			return this.cached;
		}

		public Integer thoughtsTokenCount() {
			return this.thoughts;
		}

		public Integer toolUsePromptTokenCount() {
			return this.toolUse;
		}

	}

}
