package dev.monitored.llm.langchain4j;

import java.util.List;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for models as beans.
 */
@ExtendWith(OutputCaptureExtension.class)
class ModelBeanTests {

	@Test
	void keepsTheTypeOfEveryBean() {
		Models.application()
			.run((context) -> assertThat(context).hasSingleBean(OpenAiChatModel.class)
				.hasSingleBean(OpenAiStreamingChatModel.class)
				.hasSingleBean(OpenAiEmbeddingModel.class)
				.hasSingleBean(JdkHttpClientBuilder.class));
	}

	@Test
	void measuresNothingWhenSwitchedOff() {
		Models.application().withPropertyValues("monitored.llm.langchain4j.enabled=false").run((context) -> {
			assertThat(AopUtils.isAopProxy(context.getBean(OpenAiChatModel.class))).isFalse();
			assertThat(context).doesNotHaveBean(ChatModelListener.class);
		});
		Models.application()
			.withPropertyValues("monitored.llm.enabled=false")
			.run((context) -> assertThat(AopUtils.isAopProxy(context.getBean(OpenAiChatModel.class))).isFalse());
	}

	@Test
	void needsNothingButTheModels() {
		Models.application()
			.withClassLoader(new FilteredClassLoader(AiServices.class, HttpClientBuilder.class))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(OpenAiServer.class).answer(OpenAiAnswer.text("Hello"));
				context.getBean(OpenAiChatModel.class).chat("Hello?");
				Recorded.by(context).hasOneCall("blocking", "success");
			});
	}

	@Test
	void backsOffWithoutLangChain4j() {
		Models.application()
			.withClassLoader(new FilteredClassLoader(ChatModel.class))
			.run((context) -> assertThat(context).doesNotHaveBean(LangChain4jAutoConfiguration.class));
	}

	@Test
	void countsACallOnceThatAListenerHearsOfToo() {
		Models.application(ListeningModel.class).run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.text("Hello"));
			context.getBean("listeningModel", ChatModel.class).chat("Hello?");
			Recorded.by(context).hasOneCall("blocking", "success");
		});
	}

	@Test
	void countsTheModelThatAnswersAndNotTheOneThatAsksIt() {
		Models.application(Router.class).run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.text("Hello"));
			assertThat(context.getBean(RoutingModel.class).chat("Hello?")).isEqualTo("Hello");
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "success");
			assertThat(recorded.sum("llm_latency_seconds_count", "provider", "openai", "status", "success")).isOne();
		});
	}

	@Test
	void leavesAFinalModelAlone(CapturedOutput output) {
		Models.application(Final.class).run((context) -> {
			FinalModel model = context.getBean(FinalModel.class);
			assertThat(model.chat("Hello?")).isEqualTo("Hi");
			assertThat(AopUtils.isAopProxy(model)).isFalse();
			assertThat(output).contains("The bean 'finalModel' is not measured, because " + FinalModel.class.getName()
					+ " is final. Declare the bean as ChatModel");
		});
	}

	@Test
	void measuresAModelThatHasAdviceAlready() {
		Models.application(Advised.class).run((context) -> {
			assertThat(context.getBean(AdvisedModel.class).chat("Hello?")).isEqualTo("Hi");
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.sum("llm_latency_seconds_count", "model", "advised", "status", "success")).isOne();
			assertThat(recorded.calls()).isOne();
			assertThat(recorded.scrape().calls("ask", "success")).isOne();
		});
	}

	@Test
	void keepsModelsThatNeedEachOther() {
		Models.application(Circle.class).withAllowCircularReferences(true).run((context) -> {
			assertThat(context).hasNotFailed();
			CircularModel model = context.getBean(CircularModel.class);
			assertThat(context.getBean(Circle.Friend.class).model).isSameAs(model);
			model.chat("Hello?");
			assertThat(Recorded.by(context).calls()).isOne();
		});
	}

	private static ChatResponse hi() {
		return ChatResponse.builder().aiMessage(AiMessage.from("Hi")).finishReason(FinishReason.STOP).build();
	}

	/**
	 * A model that is built with all listeners there are.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ListeningModel {

		@Bean
		OpenAiChatModel listeningModel(OpenAiServer server, List<ChatModelListener> listeners) {
			return OpenAiChatModel.builder()
				.baseUrl(server.url())
				.apiKey("none")
				.modelName(Models.CHAT)
				.listeners(listeners)
				.build();
		}

	}

	/**
	 * A model that asks another one.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Router {

		@Bean
		RoutingModel router(OpenAiChatModel model) {
			return new RoutingModel(model);
		}

	}

	/**
	 * Asks another model.
	 */
	static class RoutingModel implements ChatModel {

		private final ChatModel model;

		RoutingModel(ChatModel model) {
			this.model = model;
		}

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return this.model.chat(ChatRequest.builder().messages(request.messages()).build());
		}

	}

	/**
	 * A model of a final class.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Final {

		@Bean
		FinalModel finalModel() {
			return new FinalModel();
		}

	}

	/**
	 * Says hi.
	 */
	static final class FinalModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return hi();
		}

	}

	/**
	 * A model that is an operation too.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Advised {

		@Bean
		AdvisedModel advisedModel() {
			return new AdvisedModel();
		}

	}

	/**
	 * Says hi and is measured as an operation.
	 */
	static class AdvisedModel implements ChatModel {

		@Override
		@Monitored("ask")
		public ChatResponse chat(ChatRequest request) {
			return hi();
		}

		@Override
		public ChatRequestParameters defaultRequestParameters() {
			return ChatRequestParameters.builder().modelName("advised").build();
		}

	}

	/**
	 * A model and a bean that need each other.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Circle {

		@Bean
		CircularModel circularModel() {
			return new CircularModel();
		}

		@Bean
		Friend friend() {
			return new Friend();
		}

		/**
		 * Needs the model.
		 */
		static class Friend {

			@Autowired
			private CircularModel model;

		}

	}

	/**
	 * Says hi and needs a friend.
	 */
	static class CircularModel implements ChatModel {

		@Autowired
		private Circle.Friend friend;

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return (this.friend != null) ? hi() : ChatResponse.builder().build();
		}

	}

}
