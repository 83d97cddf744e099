package dev.monitored.llm.langchain4j.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingHandle;
import org.jspecify.annotations.Nullable;

import dev.monitored.llm.LlmCall;

/**
 * A call whose answer is streamed. It is the handle by which the application cancels the
 * stream, because the model does not report a cancelled stream.
 */
final class StreamedCall implements StreamingHandle {

	private final LlmCall call;

	private final boolean survivesApplication;

	private volatile @Nullable StreamingHandle handle;

	private boolean answering;

	private boolean callingTool;

	private @Nullable PartialResponseContext text;

	private @Nullable PartialThinkingContext thinking;

	private @Nullable PartialToolCallContext toolCall;

	/**
	 * Creates a call.
	 * @param call what records it
	 * @param survivesApplication whether the model goes on if the application throws
	 */
	StreamedCall(LlmCall call, boolean survivesApplication) {
		this.call = call;
		this.survivesApplication = survivesApplication;
	}

	void text(@Nullable String text) {
		if (text != null && !text.isEmpty()) {
			this.answering = true;
			this.call.contentChunk();
		}
	}

	void thought() {
		this.call.reasoningChunk();
	}

	void toolCall() {
		this.answering = true;
		this.callingTool = true;
		this.call.contentChunk();
	}

	/**
	 * Hears that a tool shall be called. That is news only where its arguments were not
	 * streamed; then all tools come together, and are one chunk.
	 */
	void completeToolCall() {
		if (!this.callingTool) {
			toolCall();
		}
	}

	void complete(ChatResponse response) {
		Answers.reportStreamed(response, this.call, this.answering);
		this.call.close();
	}

	void failed(Throwable error) {
		this.call.error(error);
		this.call.close();
	}

	/**
	 * Hears that the application threw when it was told something, for example because
	 * its own client is gone. The models of LangChain4j go on then: the provider answers
	 * to the end, and wants to be paid for it.
	 * @param error what it threw
	 */
	void applicationFailed(Throwable error) {
		if (!this.survivesApplication) {
			failed(error);
		}
	}

	PartialResponseContext cancellable(PartialResponseContext context) {
		if (context.getClass() != PartialResponseContext.class) {
			return context;
		}
		this.handle = context.streamingHandle();
		PartialResponseContext known = this.text;
		if (known == null) {
			known = new PartialResponseContext(this);
			this.text = known;
		}
		return known;
	}

	PartialThinkingContext cancellable(PartialThinkingContext context) {
		if (context.getClass() != PartialThinkingContext.class) {
			return context;
		}
		this.handle = context.streamingHandle();
		PartialThinkingContext known = this.thinking;
		if (known == null) {
			known = new PartialThinkingContext(this);
			this.thinking = known;
		}
		return known;
	}

	PartialToolCallContext cancellable(PartialToolCallContext context) {
		if (context.getClass() != PartialToolCallContext.class) {
			return context;
		}
		this.handle = context.streamingHandle();
		PartialToolCallContext known = this.toolCall;
		if (known == null) {
			known = new PartialToolCallContext(this);
			this.toolCall = known;
		}
		return known;
	}

	@Override
	public void cancel() {
		this.call.cancel();
		this.call.close();
		StreamingHandle cancelled = this.handle;
		if (cancelled != null) {
			cancelled.cancel();
		}
	}

	@Override
	public boolean isCancelled() {
		StreamingHandle asked = this.handle;
		return asked != null && asked.isCancelled();
	}

}
