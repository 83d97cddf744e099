package dev.monitored.llm.langchain4j.model;

import java.util.List;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.junit.jupiter.api.Test;

import dev.monitored.llm.langchain4j.model.ModelMethod.Role;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ModelMethod}.
 */
class ModelMethodTests {

	@Test
	void tellsCallsByTheInterfaceThatDeclaresThem() {
		assertThat(ModelMethod.role(ChatModel.class, ChatRequest.class)).isEqualTo(Role.CHAT);
		assertThat(ModelMethod.role(EmbeddingModel.class, List.class)).isEqualTo(Role.EMBEDDING);
		assertThat(ModelMethod.role(StreamingChatModel.class, ChatRequest.class, StreamingChatResponseHandler.class))
			.isEqualTo(Role.STREAMED_CHAT);
	}

	@Test
	void takesAStreamWithoutHandlerForNoCall() {
		assertThat(ModelMethod.role(StreamingChatModel.class, ChatRequest.class)).isEqualTo(Role.NO_CALL);
	}

}
