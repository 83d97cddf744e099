package dev.monitored.llm.langchain4j.model;

import java.util.Locale;

import dev.langchain4j.model.ModelProvider;
import org.jspecify.annotations.Nullable;

/**
 * What providers are called: as Spring AI calls them, so that a service that uses both
 * has one series for each.
 */
final class Providers {

	private Providers() {
	}

	/**
	 * Returns the name of a provider.
	 * @param provider the provider
	 * @return the name, or {@code null} for a model whose author does not say
	 */
	static @Nullable String name(@Nullable ModelProvider provider) {
		if (provider == null) {
			return null;
		}
		return switch (provider.name()) {
			case "OTHER" -> null;
			case "OPEN_AI" -> "openai";
			case "AMAZON_BEDROCK" -> "bedrock_converse";
			case "GOOGLE_AI_GEMINI", "GOOGLE_GENAI" -> "google_genai";
			case "GOOGLE_VERTEX_AI_GEMINI" -> "vertex_ai";
			default -> provider.name().toLowerCase(Locale.ROOT);
		};
	}

}
