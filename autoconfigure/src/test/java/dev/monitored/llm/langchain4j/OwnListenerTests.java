package dev.monitored.llm.langchain4j;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.monitored.Patience;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what LangChain4j itself tells listeners, which the table in docs/llm.md
 * repeats.
 */
class OwnListenerTests implements ChatModelListener {

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private OpenAiServer server;

	@BeforeEach
	void startServer() throws Exception {
		this.server = new OpenAiServer();
	}

	@AfterEach
	void closeServer() throws Exception {
		this.server.close();
	}

	@Override
	public void onRequest(ChatModelRequestContext context) {
		this.heard.add("request");
	}

	@Override
	public void onResponse(ChatModelResponseContext context) {
		this.heard.add("response %s %s".formatted(context.chatResponse().finishReason(),
				(context.chatResponse().tokenUsage() != null) ? "with usage" : "without usage"));
	}

	@Override
	public void onError(ChatModelErrorContext context) {
		this.heard.add("error " + context.error().getClass().getSimpleName());
	}

	@Test
	void hearsNothingOfACancel() throws Exception {
		this.server.answer(OpenAiAnswer.text("a", "b", "c").stall());
		Listener listener = new Listener(3);
		streamingModel().chat("Hello?", listener);
		listener.awaitCancel();
		assertThat(this.heard).containsExactly("request");
	}

	@Test
	void takesATruncatedStreamForAResponse() throws Exception {
		this.server.answer(OpenAiAnswer.text("Hel").truncated());
		stream();
		assertThat(this.heard).containsExactly("request", "response null without usage");
	}

	@Test
	void takesABodyThatIsNoStreamForAResponse() throws Exception {
		this.server.answer(OpenAiAnswer.nonsense());
		stream();
		assertThat(this.heard).containsExactly("request", "response null without usage");
	}

	@Test
	void hearsThatAStreamBrokeAndThatItIsComplete() {
		CountDownLatch begun = new CountDownLatch(1);
		this.server.answer(OpenAiAnswer.text("Hel").after(begun).reset());
		Listener listener = new Listener();
		streamingModel().chat("Hello?", listener);
		Patience.await("the beginning", () -> !listener.tokens().isEmpty());
		begun.countDown();
		assertThatExceptionOfType(Exception.class).isThrownBy(listener::await);
		Patience.await()
			.untilAsserted(() -> assertThat(this.heard).containsExactly("request", "error LangChain4jException",
					"response null without usage"));
	}

	@Test
	void hearsOfOneCallWhateverWasRepeated() {
		this.server.answer(OpenAiAnswer.rateLimited(), OpenAiAnswer.rateLimited(), OpenAiAnswer.text("Hello"));
		chatModel().chat("Hello?");
		assertThat(this.heard).containsExactly("request", "response STOP with usage");
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void takesWhatTheApplicationThrowsForAnErrorOfTheModel() throws Exception {
		this.server.answer(OpenAiAnswer.text("Hel", "lo"));
		CountDownLatch complete = new CountDownLatch(1);
		streamingModel().chat("Hello?", new DeafListener(complete));
		complete.await();
		assertThat(this.heard).containsExactly("request", "error IllegalStateException", "error IllegalStateException",
				"response STOP with usage");
	}

	private void stream() throws Exception {
		Listener listener = new Listener();
		streamingModel().chat("Hello?", listener);
		listener.await();
	}

	private OpenAiChatModel chatModel() {
		return OpenAiChatModel.builder()
			.baseUrl(this.server.url())
			.apiKey("none")
			.modelName(Models.CHAT)
			.listeners(this)
			.build();
	}

	private OpenAiStreamingChatModel streamingModel() {
		return OpenAiStreamingChatModel.builder()
			.baseUrl(this.server.url())
			.apiKey("none")
			.modelName(Models.CHAT)
			.listeners(List.of(this))
			.build();
	}

}
