package dev.monitored.llm.springai.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.core.Ordered;

import dev.monitored.call.CallOutputs;
import dev.monitored.call.CurrentSpan;
import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.llm.springai.answer.AnswerReport;
import dev.monitored.llm.springai.stream.StreamHandoff;

/**
 * Records the calls of chat models that are observed. A streamed answer whose chunks a
 * subscriber of ours sees is left to that subscriber; of any other, only the end is
 * known. A registry that outlives the context keeps the handler, which then hears of
 * nothing.
 */
public final class ChatCallHandler implements ObservationHandler<ChatModelObservationContext>, Ordered, AutoCloseable {

	private static final FailureLog failures = new FailureLog(ChatCallHandler.class);

	private volatile @Nullable LlmCalls llm;

	private volatile @Nullable CallOutputs outputs;

	/**
	 * Creates a handler.
	 * @param llm what records
	 * @param outputs knows the span of a call
	 */
	public ChatCallHandler(LlmCalls llm, CallOutputs outputs) {
		this.llm = llm;
		this.outputs = outputs;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void close() {
		this.llm = null;
		this.outputs = null;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.llm != null && context instanceof ChatModelObservationContext;
	}

	@Override
	public void onStart(ChatModelObservationContext context) {
		try {
			LlmCalls open = this.llm;
			if (open != null) {
				begin(context, open);
			}
		}
		catch (Throwable ex) {
			failures.failed("A call of a language model is not recorded", ex);
		}
	}

	@Override
	public void onError(ChatModelObservationContext context) {
		try {
			StreamHandoff handoff = context.get(StreamHandoff.class);
			Throwable failure = context.getError();
			if (handoff != null && failure != null) {
				handoff.failed(failure);
				free(context, handoff);
			}
		}
		catch (Throwable ex) {
			failures.failed("A failed call of a language model is recorded in part", ex);
		}
	}

	@Override
	@SuppressWarnings("try")
	public void onStop(ChatModelObservationContext context) {
		LlmCall call = context.get(LlmCall.class);
		if (call == null) {
			return;
		}
		CallOutputs open = this.outputs;
		try (CurrentSpan span = (open != null) ? open.within(context) : null; call) {
			report(context, call);
		}
		catch (Throwable ex) {
			failures.failed("The end of a call of a language model is recorded in part", ex);
		}
	}

	private static void begin(ChatModelObservationContext context, LlmCalls llm) {
		StreamHandoff taken = StreamHandoff.take(context.isStreaming());
		StreamHandoff handoff = (taken != null) ? taken : freed(context);
		if (handoff == null) {
			LlmCall call = start(context, llm);
			call.unwatched();
			context.put(LlmCall.class, call);
			if (!context.isStreaming()) {
				call.enter();
			}
		}
		else {
			if (handoff.call() == null) {
				handoff.fill(() -> start(context, llm));
			}
			context.put(StreamHandoff.class, handoff);
		}
	}

	private static LlmCall start(ChatModelObservationContext context, LlmCalls llm) {
		ChatOptions options = context.getRequest().getOptions();
		return llm.start(context.getOperationMetadata().provider(), (options != null) ? options.getModel() : null,
				context.isStreaming() ? StreamMode.STREAMING : StreamMode.BLOCKING);
	}

	/**
	 * Leaves the handoff of a failed call to a retry, which is observed under the same
	 * parent. A call with chunks that are still on their way is ended then.
	 * @param context what is observed
	 * @param handoff the handoff
	 */
	private static void free(ChatModelObservationContext context, StreamHandoff handoff) {
		Observation.Context parent = parent(context);
		if (parent != null) {
			parent.put(StreamHandoff.class, handoff);
		}
		if (parent == null || handoff.isRecorded()) {
			handoff.giveUp();
		}
	}

	private static @Nullable StreamHandoff freed(ChatModelObservationContext context) {
		Observation.Context parent = parent(context);
		Object left = (parent != null) ? parent.remove(StreamHandoff.class) : null;
		return (left instanceof StreamHandoff handoff && handoff.giveUp()) ? handoff : null;
	}

	private static Observation.@Nullable Context parent(ChatModelObservationContext context) {
		if (context.isStreaming() && context.getParentObservation() instanceof Observation parent && !parent.isNoop()) {
			return (parent.getContextView() instanceof Observation.Context found) ? found : null;
		}
		return null;
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
