package dev.monitored.llm.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for calls that are made while another one runs on the same thread. One that does
 * nothing but make the other is tested in {@link ModelBeanTests}.
 */
class NestedCallTests {

	@Test
	void countsACallWhoseListenerMakesAnother() {
		Models.application(Judged.class).run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.text("Hello"));
			context.getBean("judged", ChatModel.class).chat("Hello?");
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.sum("llm_latency_seconds_count", "model", "judged", "status", "success")).isOne();
			assertThat(recorded.sum("llm_latency_seconds_count", "model", Models.CHAT, "status", "success")).isOne();
			assertThat(recorded.calls()).isEqualTo(2);
			assertThat(recorded.tokens("prompt")).isEqualTo(200);
			assertThat(recorded.sum("llm_active")).isZero();
		});
	}

	@Test
	void countsACallWhoseListenerMakesAnotherOfAModelThatIsNoBean() {
		Models.application(JudgedByNoBean.class).run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.text("Hello"));
			context.getBean("judged", ChatModel.class).chat("Hello?");
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.calls("blocking", "success")).isEqualTo(2);
			assertThat(recorded.calls()).isEqualTo(2);
		});
	}

	@Test
	void countsAModelThatEmbedsBeforeItAnswers() {
		Models.application(Remembering.class).run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.embeddings(8));
			assertThat(context.getBean(RememberingModel.class).chat("Hello?")).isEqualTo("Hi");
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.sum("llm_latency_seconds_count", "model", "remembering", "status", "success")).isOne();
			assertThat(recorded.sum("llm_latency_seconds_count", "model", Models.EMBEDDING, "status", "success"))
				.isOne();
			assertThat(recorded.sum("llm_active")).isZero();
		});
	}

	@Test
	void countsAStreamWhoseListenerAsksForAnother() throws Exception {
		Models.application(Prompt.class).run((context) -> {
			StreamingChatModel model = context.getBean(PromptModel.class);
			Listener second = new Listener();
			model.chat("Hello?", new StreamingChatResponseHandler() {

				@Override
				public void onPartialResponse(String text) {
					model.chat("Hello again?", second);
				}

				@Override
				public void onCompleteResponse(ChatResponse response) {
				}

				@Override
				public void onError(Throwable error) {
				}

			});
			second.await();
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.calls("streaming", "success")).isEqualTo(2);
			assertThat(recorded.sum("llm_active")).isZero();
		});
	}

	private static ChatResponse hi() {
		return ChatResponse.builder().aiMessage(AiMessage.from("Hi")).finishReason(FinishReason.STOP).build();
	}

	private static OpenAiChatModel model(OpenAiServer server, String name, ChatModelListener listener) {
		return OpenAiChatModel.builder()
			.baseUrl(server.url())
			.apiKey("none")
			.modelName(name)
			.listeners(listener)
			.build();
	}

	private static ChatModelListener asking(ChatModel judge) {
		return new ChatModelListener() {

			@Override
			public void onResponse(ChatModelResponseContext context) {
				judge.chat("Is that so?");
			}

		};
	}

	/**
	 * A model of whose answers another one is asked.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Judged {

		@Bean
		OpenAiChatModel judged(OpenAiServer server, OpenAiChatModel chatModel) {
			return model(server, "judged", asking(chatModel));
		}

	}

	/**
	 * A model of whose answers another one is asked that is no bean.
	 */
	@Configuration(proxyBeanMethods = false)
	static class JudgedByNoBean {

		@Bean
		OpenAiChatModel judged(OpenAiServer server, ChatModelListener listener) {
			return model(server, "judged", asking(model(server, "judge", listener)));
		}

	}

	/**
	 * A model that looks for what it knows.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Remembering {

		@Bean
		RememberingModel rememberingModel(EmbeddingModel embeddingModel) {
			return new RememberingModel(embeddingModel);
		}

	}

	/**
	 * Embeds the question and says hi.
	 */
	static class RememberingModel implements ChatModel {

		private final EmbeddingModel embeddingModel;

		RememberingModel(EmbeddingModel embeddingModel) {
			this.embeddingModel = embeddingModel;
		}

		@Override
		public ChatResponse doChat(ChatRequest request) {
			this.embeddingModel.embed("Hello?");
			return hi();
		}

		@Override
		public ChatRequestParameters defaultRequestParameters() {
			return ChatRequestParameters.builder().modelName("remembering").build();
		}

	}

	/**
	 * A model that answers on the thread that asks.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Prompt {

		@Bean
		PromptModel promptModel() {
			return new PromptModel();
		}

	}

	/**
	 * Says hi at once.
	 */
	static class PromptModel implements StreamingChatModel {

		@Override
		public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
			handler.onPartialResponse("Hi");
			handler.onCompleteResponse(hi());
		}

	}

}
