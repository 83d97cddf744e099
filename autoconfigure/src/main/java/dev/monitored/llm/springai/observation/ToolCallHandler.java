package dev.monitored.llm.springai.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.tool.observation.ToolCallingObservationContext;
import org.springframework.core.Ordered;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.LlmToolCall;

/**
 * Records the tools that are called for models and observed. That a tool failed is known
 * from whoever turns its exception into a text for the model.
 */
public final class ToolCallHandler implements ObservationHandler<ToolCallingObservationContext>, Ordered {

	private static final FailureLog failures = new FailureLog(ToolCallHandler.class);

	private static final ThreadLocal<@Nullable LlmToolCall> CURRENT = new ThreadLocal<>();

	private final LlmCalls llm;

	/**
	 * Creates a handler.
	 * @param llm what records
	 */
	public ToolCallHandler(LlmCalls llm) {
		this.llm = llm;
	}

	/**
	 * Says that the tool that runs in this thread has failed.
	 */
	static void toolFailed() {
		LlmToolCall current = CURRENT.get();
		if (current != null) {
			current.error();
		}
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ToolCallingObservationContext;
	}

	@Override
	public void onStart(ToolCallingObservationContext context) {
		try {
			context.put(LlmToolCall.class, this.llm.startTool(context.getToolDefinition().name()));
		}
		catch (Throwable ex) {
			failures.failed("A tool of a language model is not recorded", ex);
		}
	}

	@Override
	public void onScopeOpened(ToolCallingObservationContext context) {
		LlmToolCall opened = context.get(LlmToolCall.class);
		LlmToolCall outer = CURRENT.get();
		if (outer != null && outer != opened) {
			context.put(ToolCallHandler.class, outer);
		}
		CURRENT.set(opened);
	}

	@Override
	public void onScopeClosed(ToolCallingObservationContext context) {
		LlmToolCall outer = context.get(ToolCallHandler.class);
		if (outer != null) {
			CURRENT.set(outer);
		}
		else {
			CURRENT.remove();
		}
	}

	@Override
	public void onStop(ToolCallingObservationContext context) {
		LlmToolCall call = context.get(LlmToolCall.class);
		if (call != null) {
			if (context.getError() != null) {
				call.error();
			}
			call.close();
		}
	}

}
