package dev.monitored.llm.langchain4j;

import java.util.concurrent.atomic.AtomicInteger;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an application has as soon as it has started, and what it does without.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpTests {

	@Test
	void createsNoLazyModel() {
		Models.application(LazyModel.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(LazyModel.class).created).hasValue(0);
			assertThat(context.getBean("lazyModel", ChatModel.class).chat("Hello?")).isEqualTo("Hi");
			assertThat(context.getBean(LazyModel.class).created).hasValue(1);
			assertThat(Recorded.by(context).calls("blocking", "success")).isOne();
		});
	}

	@Test
	void aModelThatDoesNotExistYetIsMeasured(CapturedOutput output) {
		Models.application(LazyModel.class)
			.withPropertyValues("monitored.slo.definitions.answers.signal=llm",
					"monitored.slo.definitions.answers.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("which nothing in this application measures");
	}

	@Test
	void leavesTheApplicationItsOnlyListener() {
		Models.application(OnlyListener.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ChatModelListener.class)).isSameAs(context.getBean("own"));
			assertThat(context.getBeanProvider(ChatModelListener.class).orderedStream()).hasSize(2);
		});
	}

	@Test
	void hasTheSeriesOfRequestsBeforeTheFirstOne() {
		Models.application()
			.run((context) -> assertThat(Recorded.by(context)
				.scrape()
				.value("llm_http_attempts_total", "provider", "openai", "status", "429", "retry", "false")).isZero());
	}

	@Test
	void recordsNothingInTheApplicationsOwnCalls() {
		Models.application(OwnCalls.class).run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.text("Hello"));
			assertThat(context.getBean(OpenAiChatModel.class).chat("Hello?")).isEqualTo("Hello");
			assertThat(Recorded.by(context).scrape().has("llm_latency_seconds_count")).isFalse();
		});
	}

	@Test
	void forgetsAStreamThatItsModelForgets() {
		Models.application(Forgetful.class).run((context) -> {
			context.getBean(ForgetfulModel.class).chat("Hello?", new Listener());
			Recorded recorded = Recorded.await(context, (soFar) -> {
				System.gc();
				return soFar.sum("llm_active") == 0;
			});
			assertThat(recorded.calls()).isZero();
		});
	}

	/**
	 * A model that is built when it is needed.
	 */
	@Configuration(proxyBeanMethods = false)
	static class LazyModel {

		private final AtomicInteger created = new AtomicInteger();

		@Bean
		@Lazy
		ChatModel lazyModel() {
			this.created.incrementAndGet();
			return new ChatModel() {

				@Override
				public ChatResponse doChat(ChatRequest request) {
					return ChatResponse.builder().aiMessage(AiMessage.from("Hi")).build();
				}

			};
		}

	}

	/**
	 * An application that injects its listener.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OnlyListener {

		@Bean
		ChatModelListener own() {
			return new ChatModelListener() {

			};
		}

		@Bean
		OpenAiChatModel listeningModel(OpenAiServer server, ChatModelListener listener) {
			return OpenAiChatModel.builder()
				.baseUrl(server.url())
				.apiKey("none")
				.modelName(Models.CHAT)
				.listeners(listener)
				.build();
		}

	}

	/**
	 * An application that records calls in a way of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnCalls {

		@Bean
		LlmCalls own() {
			return LlmCalls.noop();
		}

	}

	/**
	 * An application with a model that forgets.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Forgetful {

		@Bean
		ForgetfulModel forgetfulModel() {
			return new ForgetfulModel();
		}

	}

	/**
	 * Never answers, and forgets whom.
	 */
	static class ForgetfulModel implements StreamingChatModel {

		@Override
		public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
		}

	}

}
