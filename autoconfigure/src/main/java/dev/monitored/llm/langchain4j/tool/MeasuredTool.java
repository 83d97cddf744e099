package dev.monitored.llm.langchain4j.tool;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import org.jspecify.annotations.Nullable;

import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.LlmToolCall;

/**
 * A tool whose calls are recorded. It fails if it throws, and also if it says so to the
 * model in its result.
 */
final class MeasuredTool implements ToolExecutor {

	private final ToolExecutor tool;

	private final String name;

	private final LlmCalls calls;

	MeasuredTool(ToolExecutor tool, String name, LlmCalls calls) {
		this.tool = tool;
		this.name = name;
		this.calls = calls;
	}

	@Override
	public String execute(ToolExecutionRequest request, Object memoryId) {
		try (LlmToolCall call = this.calls.startTool(this.name)) {
			try {
				return this.tool.execute(request, memoryId);
			}
			catch (Throwable ex) {
				call.error();
				throw ex;
			}
		}
	}

	@Override
	public ToolExecutionResult executeWithContext(ToolExecutionRequest request, @Nullable InvocationContext context) {
		try (LlmToolCall call = this.calls.startTool(this.name)) {
			try {
				ToolExecutionResult result = this.tool.executeWithContext(request, context);
				if (result != null && result.isError()) {
					call.error();
				}
				return result;
			}
			catch (Throwable ex) {
				call.error();
				throw ex;
			}
		}
	}

}
