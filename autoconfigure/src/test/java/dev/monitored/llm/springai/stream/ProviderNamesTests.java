package dev.monitored.llm.springai.stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.aop.framework.ProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProviderNames}.
 */
class ProviderNamesTests {

	@ParameterizedTest
	@CsvSource({ "org.springframework.ai.openai.OpenAiChatModel, openai",
			"org.springframework.ai.bedrock.converse.BedrockProxyChatModel, bedrock_converse",
			"org.springframework.ai.google.genai.GoogleGenAiChatModel, google_genai",
			"org.springframework.ai.transformers.TransformersEmbeddingModel, onnx",
			"com.example.OpenAiChatModel, _unknown" })
	void areThoseThatObservationsHave(String type, String provider) {
		assertThat(ProviderNames.of(type)).isEqualTo(provider);
	}

	@Test
	void areThoseOfTheObjectBehindAProxy() {
		ProxyFactory factory = new ProxyFactory(OpenAiEmbeddingOptions.builder().build());
		assertThat(ProviderNames.of(factory.getProxy())).isEqualTo("openai");
	}

}
