package dev.monitored.llm.langchain4j.request;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/**
 * Hears of the answer of a request before its client does.
 */
final class CountedEvents implements ServerSentEventListener {

	private final ServerSentEventListener listener;

	private final Attempt attempt;

	CountedEvents(ServerSentEventListener listener, Attempt attempt) {
		this.listener = listener;
		this.attempt = attempt;
	}

	@Override
	public void onOpen(SuccessfulHttpResponse response) {
		this.attempt.opened(response);
		this.listener.onOpen(response);
	}

	@Override
	public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
		this.listener.onEvent(event, context);
	}

	@Override
	public void onEvent(ServerSentEvent event) {
		this.listener.onEvent(event);
	}

	@Override
	public void onError(Throwable error) {
		this.attempt.failed(error);
		this.listener.onError(error);
	}

	@Override
	public void onClose() {
		this.listener.onClose();
	}

}
