package dev.monitored.llm;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.monitored.llm.price.PriceSettings;

/**
 * Configuration of calls of language models.
 *
 * @param enabled Whether calls of language models are measured.
 * @param chunkGap Whether the time between the chunks of streamed answers is measured.
 * @param prices What tokens cost, in US dollars per million. The first entry that matches
 * a model counts.
 * @param langchain4j Calls that LangChain4j makes.
 */
@ConfigurationProperties(prefix = "monitored.llm", ignoreUnknownFields = false)
public record LlmProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean chunkGap,
		@DefaultValue List<PriceSettings> prices, @DefaultValue LangChain4j langchain4j) {

	/**
	 * Configuration of calls that LangChain4j makes.
	 *
	 * @param enabled Whether models, tools and HTTP clients of LangChain4j that are beans
	 * are measured.
	 */
	public record LangChain4j(@DefaultValue("true") boolean enabled) {

	}

}
