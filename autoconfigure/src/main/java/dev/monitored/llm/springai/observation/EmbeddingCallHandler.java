package dev.monitored.llm.springai.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationContext;
import org.springframework.core.Ordered;

import dev.monitored.call.CallOutputs;
import dev.monitored.call.CurrentSpan;
import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.springai.answer.AnswerReport;

/**
 * Records the calls of embedding models that are observed. A registry that outlives the
 * context keeps the handler, which then hears of nothing.
 */
public final class EmbeddingCallHandler
		implements ObservationHandler<EmbeddingModelObservationContext>, Ordered, AutoCloseable {

	private static final FailureLog failures = new FailureLog(EmbeddingCallHandler.class);

	private volatile @Nullable LlmCalls llm;

	private volatile @Nullable CallOutputs outputs;

	/**
	 * Creates a handler.
	 * @param llm what records
	 * @param outputs knows the span of a call
	 */
	public EmbeddingCallHandler(LlmCalls llm, CallOutputs outputs) {
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
		return this.llm != null && context instanceof EmbeddingModelObservationContext;
	}

	@Override
	public void onStart(EmbeddingModelObservationContext context) {
		try {
			LlmCalls open = this.llm;
			if (open != null) {
				EmbeddingOptions options = context.getRequest().getOptions();
				LlmCall call = open.startEmbedding(context.getOperationMetadata().provider(),
						(options != null) ? options.getModel() : null);
				context.put(LlmCall.class, call);
				call.enter();
			}
		}
		catch (Throwable ex) {
			failures.failed("A call of an embedding model is not recorded", ex);
		}
	}

	@Override
	@SuppressWarnings("try")
	public void onStop(EmbeddingModelObservationContext context) {
		LlmCall call = context.get(LlmCall.class);
		if (call == null) {
			return;
		}
		CallOutputs open = this.outputs;
		try (CurrentSpan span = (open != null) ? open.within(context) : null; call) {
			report(context, call);
		}
		catch (Throwable ex) {
			failures.failed("The end of a call of an embedding model is recorded in part", ex);
		}
	}

	private static void report(EmbeddingModelObservationContext context, LlmCall call) {
		Throwable failure = context.getError();
		EmbeddingResponse answer = context.getResponse();
		if (failure != null) {
			call.error(failure);
		}
		else if (answer != null) {
			AnswerReport.whole(answer, call);
		}
		else {
			call.finish();
		}
	}

}
