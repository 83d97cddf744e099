package dev.monitored.llm.langchain4j;

import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Makes calls of all kinds, without AI services: LangChain4j keeps the methods of their
 * interfaces for good.
 */
final class ModelUses {

	ApplicationContextRunner application() {
		return Models.application();
	}

	void exercise(ApplicationContext context) throws Exception {
		OpenAiServer server = context.getBean(OpenAiServer.class);
		OpenAiChatModel model = context.getBean(OpenAiChatModel.class);
		server.answer(OpenAiAnswer.text("Sunny").usage(100, 20, 64, 7));
		assertThat(model.chat("How is the weather?")).isEqualTo("Sunny");
		server.answer(OpenAiAnswer.rateLimited());
		assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> model.chat("Hello?"));
		server.answer(OpenAiAnswer.text("Hel", "lo").usage(100, 20, 64, 7));
		Listener listener = new Listener();
		context.getBean(OpenAiStreamingChatModel.class).chat("Hello?", listener);
		assertThat(listener.await().aiMessage().text()).isEqualTo("Hello");
		server.answer(OpenAiAnswer.embeddings(8));
		assertThat(context.getBean(OpenAiEmbeddingModel.class).embed("lamp").content().vector()).hasSize(2);
	}

}
