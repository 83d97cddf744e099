package dev.monitored.llm.langchain4j;

import java.util.List;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for models that are no beans, but are built with the listener that is one.
 */
class ListenerTests {

	@Test
	void recordsAnAnswer() throws Exception {
		run(OpenAiAnswer.text("Hello"), (context) -> {
			chatModel(context).chat("Hello?");
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "success");
			assertThat(recorded.tokens("completion")).isEqualTo(20);
		});
	}

	@Test
	void recordsAnError() throws Exception {
		run(OpenAiAnswer.error(401, "invalid_api_key"), (context) -> {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> chatModel(context).chat("Hello?"));
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("blocking", "error");
			assertThat(recorded.errors("auth")).isOne();
		});
	}

	@Test
	void recordsAStreamWithoutItsFirstToken() throws Exception {
		run(OpenAiAnswer.text("Hello"), (context) -> {
			Listener listener = new Listener();
			streamingModel(context).chat("Hello?", listener);
			listener.await();
			Recorded recorded = Recorded.by(context);
			recorded.hasOneCall("streaming", "success");
			assertThat(recorded.sum("llm_ttft_seconds_count")).isZero();
		});
	}

	@Test
	void tellsATruncatedStreamFromACompleteOne() throws Exception {
		run(OpenAiAnswer.text("Hel").truncated(), (context) -> {
			Listener listener = new Listener();
			streamingModel(context).chat("Hello?", listener);
			listener.await();
			Recorded.by(context).hasOneCall("streaming", "truncated");
		});
	}

	@Test
	void forgetsACancelledStreamWhenItIsGarbage() throws Exception {
		run(OpenAiAnswer.text("Hel").stall(), (context) -> {
			cancelAStream(context);
			Recorded recorded = Recorded.await(context, (soFar) -> {
				System.gc();
				return soFar.sum("llm_active") == 0;
			});
			assertThat(recorded.calls()).isZero();
		});
	}

	private static void cancelAStream(AssertableApplicationContext context) throws Exception {
		Listener listener = new Listener(1);
		streamingModel(context).chat("Hello?", listener);
		listener.awaitCancel();
	}

	private static OpenAiChatModel chatModel(AssertableApplicationContext context) {
		return OpenAiChatModel.builder()
			.baseUrl(context.getBean(OpenAiServer.class).url())
			.apiKey("none")
			.modelName(Models.CHAT)
			.maxRetries(0)
			.listeners(context.getBean(ChatModelListener.class))
			.build();
	}

	private static OpenAiStreamingChatModel streamingModel(AssertableApplicationContext context) {
		return OpenAiStreamingChatModel.builder()
			.baseUrl(context.getBean(OpenAiServer.class).url())
			.apiKey("none")
			.modelName(Models.CHAT)
			.listeners(List.of(context.getBean(ChatModelListener.class)))
			.build();
	}

	private static void run(OpenAiAnswer answer, ListenerTest test) {
		Models.application().run((context) -> {
			context.getBean(OpenAiServer.class).answer(answer);
			test.run(context);
		});
	}

	/**
	 * What a test does with an application.
	 */
	@FunctionalInterface
	private interface ListenerTest {

		void run(AssertableApplicationContext context) throws Exception;

	}

}
