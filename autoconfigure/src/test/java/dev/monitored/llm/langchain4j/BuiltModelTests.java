package dev.monitored.llm.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for models that only their builder can make.
 */
@ExtendWith(OutputCaptureExtension.class)
class BuiltModelTests {

	@Test
	void measuresAModelWithPrivateConstructorsThatIsDeclaredByItsInterface(CapturedOutput output) {
		Models.application(Responses.class).run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.text("Hello"));
			ChatModel model = context.getBean("responses", ChatModel.class);
			model.chat("Hello?");
			assertThat(Recorded.by(context).calls()).isOne();
			StreamingChatModel streaming = context.getBean("streamingResponses", StreamingChatModel.class);
			assertThat(AopUtils.isJdkDynamicProxy(streaming)).isTrue();
		});
		assertThat(output).doesNotContain("is not measured");
	}

	@Test
	void saysOfAModelThatIsAskedForByItsClassThatItIsNotMeasured(CapturedOutput output) {
		Models.application(Responses.class, Responses.Asker.class)
			.run((context) -> assertThat(context.getBean(Responses.Asker.class).model)
				.isExactlyInstanceOf(OpenAiResponsesChatModel.class));
		assertThat(output).containsOnlyOnce("The bean 'responses' is not measured, because "
				+ OpenAiResponsesChatModel.class.getName() + " has private constructors only and the bean '"
				+ "builtModelTests.Responses.Asker' asks for it by its class. Let 'builtModelTests.Responses.Asker' "
				+ "ask for ChatModel");
	}

	/**
	 * Models that only their builder can make.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Responses {

		@Bean
		ChatModel responses(OpenAiServer server) {
			return OpenAiResponsesChatModel.builder()
				.baseUrl(server.url())
				.apiKey("none")
				.modelName(Models.CHAT)
				.build();
		}

		@Bean
		StreamingChatModel streamingResponses(OpenAiServer server) {
			return OpenAiResponsesStreamingChatModel.builder()
				.baseUrl(server.url())
				.apiKey("none")
				.modelName(Models.CHAT)
				.build();
		}

		/**
		 * Wants the class and not the interface.
		 */
		static class Asker {

			private final @Nullable OpenAiResponsesChatModel model;

			Asker(@Qualifier("responses") ChatModel first, ObjectProvider<OpenAiResponsesChatModel> model) {
				this.model = model.getIfAvailable();
			}

		}

	}

}
