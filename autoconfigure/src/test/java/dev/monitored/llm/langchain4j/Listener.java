package dev.monitored.llm.langchain4j;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;

/**
 * An application that hears a stream, and may cancel it.
 */
final class Listener implements StreamingChatResponseHandler {

	private final List<String> tokens = new CopyOnWriteArrayList<>();

	private final CompletableFuture<ChatResponse> response = new CompletableFuture<>();

	private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

	private final CompletableFuture<StreamingHandle> handle = new CompletableFuture<>();

	private final int patience;

	Listener() {
		this(Integer.MAX_VALUE);
	}

	/**
	 * Creates a listener.
	 * @param patience after how many tokens it cancels
	 */
	Listener(int patience) {
		this.patience = patience;
	}

	List<String> tokens() {
		return this.tokens;
	}

	ChatResponse await() throws Exception {
		return this.response.get(30, TimeUnit.SECONDS);
	}

	void cancel() throws Exception {
		this.handle.get(30, TimeUnit.SECONDS).cancel();
	}

	void awaitCancel() throws Exception {
		this.cancelled.get(30, TimeUnit.SECONDS);
	}

	@Override
	public void onPartialResponse(PartialResponse token, PartialResponseContext context) {
		this.tokens.add(token.text());
		this.handle.complete(context.streamingHandle());
		if (this.tokens.size() == this.patience) {
			context.streamingHandle().cancel();
			this.cancelled.complete(null);
		}
	}

	@Override
	public void onCompleteResponse(ChatResponse complete) {
		this.response.complete(complete);
	}

	@Override
	public void onError(Throwable error) {
		this.response.completeExceptionally(error);
	}

}
