package dev.monitored.llm.langchain4j.model;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.junit.jupiter.api.Test;

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
	void callsProvidersAsSpringAiDoes() {
		assertThat(Providers.name(ModelProvider.OPEN_AI)).isEqualTo("openai");
		assertThat(Providers.name(ModelProvider.ANTHROPIC)).isEqualTo("anthropic");
		assertThat(Providers.name(ModelProvider.MISTRAL_AI)).isEqualTo("mistral_ai");
		assertThat(Providers.name(ModelProvider.OLLAMA)).isEqualTo("ollama");
		assertThat(Providers.name(ModelProvider.AMAZON_BEDROCK)).isEqualTo("bedrock_converse");
		assertThat(Providers.name(ModelProvider.GOOGLE_GENAI)).isEqualTo("google_genai");
		assertThat(Providers.name(ModelProvider.OTHER)).isNull();
	}

}
