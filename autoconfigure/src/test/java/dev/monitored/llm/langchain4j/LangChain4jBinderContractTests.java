package dev.monitored.llm.langchain4j;

import java.util.Collection;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.BinderContract;
import dev.monitored.MonitoredContext;
import dev.monitored.llm.DeclaredLlmMeters;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The {@link BinderContract} of calls that LangChain4j makes.
 */
class LangChain4jBinderContractTests extends BinderContract {

	@Override
	protected ApplicationContextRunner application() {
		return Models.application(Echo.class, LangChain4jToolTests.Services.class).with(MonitoredContext.yaml("""
				monitored:
				  llm:
				    chunk-gap: true
				    prices: [ { model: "gpt-*", prompt: 1, completion: 2 } ]
				"""));
	}

	@Override
	protected void exercise(ApplicationContext context) {
		OpenAiServer server = context.getBean(OpenAiServer.class);
		OpenAiChatModel model = context.getBean(OpenAiChatModel.class);
		server.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("Sunny").usage(100, 20, 64, 7));
		assertThat(context.getBean(LangChain4jToolTests.Clerk.class).answer("How is the weather?")).isEqualTo("Sunny");
		server.answer(OpenAiAnswer.text("Hel", "lo").usage(100, 20, 64, 7));
		assertThat(stream(context)).isEqualTo("Hello");
		server.answer(OpenAiAnswer.rateLimited());
		assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> model.chat("Hello?"));
		server.answer(OpenAiAnswer.embeddings(8));
		assertThat(context.getBean(EmbeddingModel.class).embed("lamp").content().vector()).hasSize(2);
		exerciseWithValues(context, 1);
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		ChatModel model = context.getBean(EchoModel.class);
		for (int number = 0; number < values; number++) {
			ChatRequest request = ChatRequest.builder()
				.messages(UserMessage.from("Hello?"))
				.modelName("model" + number)
				.build();
			assertThat(model.chat(request).aiMessage().text()).isEqualTo("model" + number);
		}
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		return DeclaredLlmMeters.all();
	}

	private static String stream(ApplicationContext context) {
		Listener listener = new Listener();
		context.getBean(OpenAiStreamingChatModel.class).chat("Hello?", listener);
		try {
			return listener.await().aiMessage().text();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * A model without provider.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Echo {

		@Bean
		EchoModel echoModel() {
			return new EchoModel();
		}

	}

	/**
	 * Answers with the name by which it is asked.
	 */
	static class EchoModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from(request.parameters().modelName())).build();
		}

	}

}
