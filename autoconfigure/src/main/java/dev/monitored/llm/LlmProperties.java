package dev.monitored.llm;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

import dev.monitored.llm.price.PriceSettings;

/**
 * Configuration of calls of language models.
 *
 * @param enabled Whether calls of language models are measured.
 * @param chunkGap Whether the time between the chunks of streamed answers is measured.
 * @param prices What tokens cost, in US dollars per million. The first entry that matches
 * a model counts.
 * @param langchain4j Calls that LangChain4j makes.
 * @param springAi Calls that Spring AI makes.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.llm", ignoreUnknownFields = false)
public record LlmProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean chunkGap,
		@DefaultValue List<PriceSettings> prices, @DefaultValue LangChain4j langchain4j,
		@DefaultValue SpringAi springAi) {

	/**
	 * Configuration of calls that LangChain4j makes.
	 *
	 * @param enabled Whether models, tools and HTTP clients of LangChain4j that are beans
	 * are measured.
	 */
	public record LangChain4j(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * Configuration of calls that Spring AI makes.
	 *
	 * @param enabled Whether calls that Spring AI makes are measured.
	 * @param decorateModels Whether beans of the type ChatModel are decorated, so that
	 * streams without a ChatClient are measured completely. They can then be injected as
	 * ChatModel only.
	 */
	public record SpringAi(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean decorateModels) {

	}

}
