package dev.monitored.llm.langchain4j;

import java.util.concurrent.CountDownLatch;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/**
 * An application that fails whenever it hears a token, because its own client has gone.
 */
final class DeafListener implements StreamingChatResponseHandler {

	private final CountDownLatch complete;

	DeafListener(CountDownLatch complete) {
		this.complete = complete;
	}

	@Override
	public void onPartialResponse(String token) {
		throw new IllegalStateException("The browser has gone");
	}

	@Override
	public void onCompleteResponse(ChatResponse response) {
		this.complete.countDown();
	}

	@Override
	public void onError(Throwable error) {
		// The model has called all listeners already
	}

}
