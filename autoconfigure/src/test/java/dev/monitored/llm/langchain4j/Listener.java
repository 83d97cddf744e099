package dev.monitored.llm.langchain4j;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;

import dev.monitored.Patience;

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
		return Patience.get(this.response);
	}

	void cancel() throws Exception {
		Patience.get(this.handle).cancel();
	}

	void awaitCancel() throws Exception {
		Patience.get(this.cancelled);
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
