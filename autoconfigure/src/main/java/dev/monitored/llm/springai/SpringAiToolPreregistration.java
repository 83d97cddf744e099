package dev.monitored.llm.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.tool.StaticToolCallbackProvider;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCalls;

/**
 * Lets the series of tools that are beans exist from start-up on. Creates no bean, and
 * does not query providers that may look tools up over the network.
 */
final class SpringAiToolPreregistration implements SmartInitializingSingleton {

	private static final FailureLog failures = new FailureLog(SpringAiToolPreregistration.class);

	private final ApplicationBeans beans;

	private final LlmCalls llm;

	SpringAiToolPreregistration(ApplicationBeans beans, LlmCalls llm) {
		this.beans = beans;
		this.llm = llm;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beans.names(ToolCallback.class)) {
			expect(this.beans.factory().getSingleton(name));
		}
		for (String name : this.beans.names(ToolCallbackProvider.class)) {
			expect(this.beans.factory().getSingleton(name));
		}
	}

	private void expect(@Nullable Object bean) {
		try {
			if (bean instanceof ToolCallback tool) {
				this.llm.expectTool(tool.getToolDefinition().name());
			}
			else if (bean instanceof StaticToolCallbackProvider || bean instanceof MethodToolCallbackProvider) {
				expectAll((ToolCallbackProvider) bean);
			}
		}
		catch (Throwable ex) {
			failures.failed("The series of a tool come with its first call", ex);
		}
	}

	private void expectAll(ToolCallbackProvider provider) {
		for (ToolCallback tool : provider.getToolCallbacks()) {
			this.llm.expectTool(tool.getToolDefinition().name());
		}
	}

}
