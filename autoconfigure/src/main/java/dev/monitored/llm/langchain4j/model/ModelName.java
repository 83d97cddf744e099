package dev.monitored.llm.langchain4j.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a model is called.
 *
 * @param provider the name of its provider, if it is known
 * @param model the name that is asked for, if there is one
 */
record ModelName(@Nullable String provider, @Nullable String model) {

	/**
	 * How an embedding model says that it has no name.
	 */
	private static final String NAMELESS = "unknown";

	static ModelName of(ChatModel model, @Nullable Object request) {
		return new ModelName(Providers.name(model.provider()), chat(request, model.defaultRequestParameters()));
	}

	static ModelName of(StreamingChatModel model, @Nullable Object request) {
		return new ModelName(Providers.name(model.provider()), chat(request, model.defaultRequestParameters()));
	}

	static ModelName of(EmbeddingModel model, @Nullable Object request) {
		String asked = (request instanceof EmbeddingRequest embedding && embedding.parameters() != null)
				? embedding.parameters().modelName() : null;
		String name = (asked != null) ? asked : model.modelName();
		return new ModelName(Providers.name(model.provider()), NAMELESS.equals(name) ? null : name);
	}

	private static @Nullable String chat(@Nullable Object request, @Nullable ChatRequestParameters defaults) {
		String asked = (request instanceof ChatRequest chat && chat.parameters() != null)
				? chat.parameters().modelName() : null;
		return (asked != null || defaults == null) ? asked : defaults.modelName();
	}

}
