package dev.monitored.llm.langchain4j;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the tools of AI services, over HTTP.
 */
class LangChain4jToolTests {

	@Test
	void timesATool() throws Exception {
		run("weather", (context, clerk) -> {
			assertThat(clerk.answer("How is the weather?")).isEqualTo("Sunny");
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.scrape().value("llm_tool_seconds_count", "tool", "weather", "status", "success"))
				.isOne();
			assertThat(recorded.sum("llm_tool_seconds_count")).isOne();
			assertThat(recorded.calls("blocking", "success")).isEqualTo(2);
			assertThat(recorded.sum("llm_finish_total", "reason", "tool_calls")).isOne();
			assertThat(recorded.tokens("prompt")).isEqualTo(200);
		});
	}

	@Test
	void recordsAToolThatFails() throws Exception {
		run("broken", (context, clerk) -> {
			assertThat(clerk.answer("How is the weather?")).isEqualTo("Sunny");
			assertThat(
					Recorded.by(context).scrape().value("llm_tool_seconds_count", "tool", "broken", "status", "error"))
				.isOne();
			assertThat(context.getBean(OpenAiServer.class).requests().get(1).body().toString()).contains("No weather");
		});
	}

	@Test
	void timesAToolOfAStream() throws Exception {
		run("weather", (context, clerk) -> {
			Listener listener = new Listener();
			clerk.stream("How is the weather?").onPartialResponse((token) -> {
			}).onCompleteResponse(listener::onCompleteResponse).onError(listener::onError).start();
			assertThat(listener.await().aiMessage().text()).isEqualTo("Sunny");
			Recorded recorded = Recorded.by(context);
			assertThat(recorded.scrape().value("llm_tool_seconds_count", "tool", "weather", "status", "success"))
				.isOne();
			assertThat(recorded.calls("streaming", "success")).isEqualTo(2);
		});
	}

	@Test
	void hasTheSeriesOfAToolBeforeItsFirstCall() throws Exception {
		run("weather", (context, clerk) -> assertThat(
				Recorded.by(context).scrape().value("llm_tool_seconds_count", "tool", "broken", "status", "error"))
			.isZero());
	}

	@Test
	void timesAToolOfAServiceThatAFactoryMakes() {
		Models.application(MadeServices.class).run((context) -> {
			context.getBean(OpenAiServer.class)
				.answer(OpenAiAnswer.toolCall("weather", "{}"), OpenAiAnswer.text("Sunny"));
			assertThat(context.getBean(Clerk.class).answer("How is the weather?")).isEqualTo("Sunny");
			assertThat(Recorded.by(context)
				.scrape()
				.value("llm_tool_seconds_count", "tool", "weather", "status", "success")).isOne();
		});
	}

	private static void run(String tool, ToolTest test) {
		Models.application(Services.class).run((context) -> {
			context.getBean(OpenAiServer.class).answer(OpenAiAnswer.toolCall(tool, "{}"), OpenAiAnswer.text("Sunny"));
			test.run(context, context.getBean(Clerk.class));
		});
	}

	/**
	 * What a test does with an application and its AI service.
	 */
	@FunctionalInterface
	private interface ToolTest {

		void run(AssertableApplicationContext context, Clerk clerk) throws Exception;

	}

	/**
	 * An AI service.
	 */
	interface Clerk {

		String answer(String question);

		TokenStream stream(String question);

	}

	/**
	 * Tools of an AI service.
	 */
	static class Weather {

		@Tool
		String weather() {
			return "It does not rain";
		}

		@Tool
		String broken() {
			throw new IllegalStateException("No weather");
		}

	}

	/**
	 * An application whose AI service is made by a factory, as those with LangChain4j's
	 * annotation are.
	 */
	@Configuration(proxyBeanMethods = false)
	static class MadeServices {

		@Bean
		FactoryBean<Clerk> clerk(OpenAiChatModel model) {
			return new FactoryBean<>() {

				@Override
				public Clerk getObject() {
					return AiServices.builder(Clerk.class).chatModel(model).tools(new Weather()).build();
				}

				@Override
				public Class<?> getObjectType() {
					return Clerk.class;
				}

			};
		}

	}

	/**
	 * An application with an AI service.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Services {

		@Bean
		Clerk clerk(OpenAiChatModel model, StreamingChatModel streamingModel) {
			return AiServices.builder(Clerk.class)
				.chatModel(model)
				.streamingChatModel(streamingModel)
				.tools(new Weather())
				.build();
		}

	}

}
