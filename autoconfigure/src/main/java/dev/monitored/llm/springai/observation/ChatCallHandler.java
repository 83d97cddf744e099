package dev.monitored.llm.springai.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.core.Ordered;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.llm.springai.answer.AnswerReport;
import dev.monitored.llm.springai.stream.CallSlot;

/**
 * Records the calls of chat models that are observed. A streamed answer whose chunks
 * somebody sees is left to them; of any other, only the end is known.
 */
public final class ChatCallHandler implements ObservationHandler<ChatModelObservationContext>, Ordered {

	private static final FailureLog failures = new FailureLog(ChatCallHandler.class);

	private final LlmCalls llm;

	/**
	 * Creates a handler.
	 * @param llm what records
	 */
	public ChatCallHandler(LlmCalls llm) {
		this.llm = llm;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ChatModelObservationContext;
	}

	@Override
	public void onStart(ChatModelObservationContext context) {
		try {
			CallSlot slot = CallSlot.take();
			if (slot == null) {
				context.put(LlmCall.class, unwatched(start(context)));
			}
			else if (slot.call() == null) {
				start(context, slot);
			}
		}
		catch (Throwable ex) {
			failures.failed("A call of a language model is not recorded", ex);
		}
	}

	@Override
	public void onStop(ChatModelObservationContext context) {
		LlmCall call = context.get(LlmCall.class);
		if (call == null) {
			return;
		}
		try (call) {
			report(context, call);
		}
		catch (Throwable ex) {
			failures.failed("The end of a call of a language model is recorded in part", ex);
		}
	}

	private void start(ChatModelObservationContext context, CallSlot slot) {
		LlmCall call = start(context);
		if (context.isStreaming()) {
			slot.fill(call);
		}
		else {
			context.put(LlmCall.class, call);
		}
	}

	private LlmCall start(ChatModelObservationContext context) {
		ChatOptions options = context.getRequest().getOptions();
		return this.llm.start(context.getOperationMetadata().provider(), (options != null) ? options.getModel() : null,
				context.isStreaming() ? StreamMode.STREAMING : StreamMode.BLOCKING);
	}

	private static LlmCall unwatched(LlmCall call) {
		call.unwatched();
		return call;
	}

	private static void report(ChatModelObservationContext context, LlmCall call) {
		Throwable failure = context.getError();
		ChatResponse answer = context.getResponse();
		if (failure != null) {
			call.error(failure);
		}
		else if (answer != null) {
			AnswerReport.whole(answer, call);
		}
		else if (context.isStreaming()) {
			call.cancel();
		}
		else {
			call.empty();
			call.finish();
		}
	}

}
