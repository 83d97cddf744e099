package dev.monitored.llm.langchain4j.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a model streams before the application does.
 */
final class MeasuredHandler implements StreamingChatResponseHandler {

	private final StreamingChatResponseHandler handler;

	private final StreamedCall call;

	/**
	 * What the application threw when it was told something. Models report it like an
	 * error of their own.
	 */
	private volatile @Nullable RuntimeException thrown;

	MeasuredHandler(StreamingChatResponseHandler handler, StreamedCall call) {
		this.handler = handler;
		this.call = call;
	}

	@Override
	public void onPartialResponse(String text) {
		this.call.text(text);
		try {
			this.handler.onPartialResponse(text);
		}
		catch (RuntimeException ex) {
			throw thrown(ex);
		}
	}

	@Override
	public void onPartialResponse(PartialResponse text, PartialResponseContext context) {
		this.call.text(text.text());
		try {
			this.handler.onPartialResponse(text, this.call.cancellable(context));
		}
		catch (RuntimeException ex) {
			throw thrown(ex);
		}
	}

	@Override
	public void onPartialThinking(PartialThinking thinking) {
		this.call.thought();
		try {
			this.handler.onPartialThinking(thinking);
		}
		catch (RuntimeException ex) {
			throw thrown(ex);
		}
	}

	@Override
	public void onPartialThinking(PartialThinking thinking, PartialThinkingContext context) {
		this.call.thought();
		try {
			this.handler.onPartialThinking(thinking, this.call.cancellable(context));
		}
		catch (RuntimeException ex) {
			throw thrown(ex);
		}
	}

	@Override
	public void onPartialToolCall(PartialToolCall toolCall) {
		this.call.toolCall();
		try {
			this.handler.onPartialToolCall(toolCall);
		}
		catch (RuntimeException ex) {
			throw thrown(ex);
		}
	}

	@Override
	public void onPartialToolCall(PartialToolCall toolCall, PartialToolCallContext context) {
		this.call.toolCall();
		try {
			this.handler.onPartialToolCall(toolCall, this.call.cancellable(context));
		}
		catch (RuntimeException ex) {
			throw thrown(ex);
		}
	}

	@Override
	public void onCompleteToolCall(CompleteToolCall toolCall) {
		this.call.completeToolCall();
		try {
			this.handler.onCompleteToolCall(toolCall);
		}
		catch (RuntimeException ex) {
			throw thrown(ex);
		}
	}

	@Override
	public void onUnmappedRawEvent(Object event) {
		try {
			this.handler.onUnmappedRawEvent(event);
		}
		catch (RuntimeException ex) {
			throw thrown(ex);
		}
	}

	@Override
	public void onCompleteResponse(ChatResponse response) {
		this.call.complete(response);
		this.handler.onCompleteResponse(response);
	}

	@Override
	public void onError(Throwable error) {
		if (error == this.thrown) {
			this.call.applicationFailed(error);
		}
		else {
			this.call.failed(error);
		}
		this.handler.onError(error);
	}

	private RuntimeException thrown(RuntimeException ex) {
		this.thrown = ex;
		return ex;
	}

}
