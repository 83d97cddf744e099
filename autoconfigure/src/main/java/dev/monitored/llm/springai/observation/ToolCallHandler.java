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
 * Records the tools that are called for models and observed. The bean that turns the
 * exception of a tool into a text for the model reports that the tool failed. A registry
 * that outlives the context keeps the handler, which then hears of nothing.
 */
public final class ToolCallHandler
		implements ObservationHandler<ToolCallingObservationContext>, Ordered, AutoCloseable {

	private static final FailureLog failures = new FailureLog(ToolCallHandler.class);

	private static final ThreadLocal<@Nullable Running> CURRENT = new ThreadLocal<>();

	private volatile @Nullable LlmCalls llm;

	/**
	 * Creates a handler.
	 * @param llm what records
	 */
	public ToolCallHandler(LlmCalls llm) {
		this.llm = llm;
	}

	/**
	 * Reports that the tool that runs in this thread has failed.
	 */
	static void toolFailed() {
		Running current = CURRENT.get();
		LlmToolCall call = (current != null) ? current.call() : null;
		if (call != null) {
			call.error();
		}
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void close() {
		this.llm = null;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.llm != null && context instanceof ToolCallingObservationContext;
	}

	@Override
	public void onStart(ToolCallingObservationContext context) {
		try {
			LlmCalls open = this.llm;
			if (open != null) {
				context.put(LlmToolCall.class, open.startTool(context.getToolDefinition().name()));
			}
		}
		catch (Throwable ex) {
			failures.failed("A tool of a language model is not recorded", ex);
		}
	}

	@Override
	public void onScopeOpened(ToolCallingObservationContext context) {
		try {
			CURRENT.set(new Running(context.get(LlmToolCall.class), CURRENT.get()));
		}
		catch (Throwable ex) {
			failures.failed("Failures of a tool of a language model are not seen", ex);
		}
	}

	@Override
	public void onScopeClosed(ToolCallingObservationContext context) {
		Running closed = CURRENT.get();
		if (closed != null && closed.outer() != null) {
			CURRENT.set(closed.outer());
		}
		else {
			CURRENT.remove();
		}
	}

	@Override
	public void onStop(ToolCallingObservationContext context) {
		LlmToolCall call = context.get(LlmToolCall.class);
		if (call == null) {
			return;
		}
		try (call) {
			if (context.getError() != null) {
				call.error();
			}
		}
		catch (Throwable ex) {
			failures.failed("The end of a tool of a language model is not recorded", ex);
		}
	}

	/**
	 * A tool that runs in a thread.
	 *
	 * @param call what records it, if anything does
	 * @param outer the tool that runs it, if one does
	 */
	private record Running(@Nullable LlmToolCall call, @Nullable Running outer) {

	}

}
