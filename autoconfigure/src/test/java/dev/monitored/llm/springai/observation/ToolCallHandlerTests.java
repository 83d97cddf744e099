package dev.monitored.llm.springai.observation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.observation.ToolCallingObservationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.llm.LlmCalls;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ToolCallHandler}.
 */
class ToolCallHandlerTests {

	@Test
	void aToolThatFailsInsideAnotherOneFailsAlone() {
		Scrape scrape = record((handler) -> {
			ToolCallingObservationContext outer = started(handler, "outer");
			ToolCallingObservationContext inner = started(handler, "inner");
			ToolCallHandler.toolFailed();
			stopped(handler, inner);
			stopped(handler, outer);
			ToolCallHandler.toolFailed();
		});
		assertThat(calls(scrape, "inner", "error")).isOne();
		assertThat(calls(scrape, "outer", "success")).isOne();
	}

	@Test
	void aToolThatFailsInAThreadThatAnotherOneHasLeftFailsAlone() {
		Scrape scrape = record((handler) -> {
			ToolCallingObservationContext outer = started(handler, "outer");
			ToolCallingObservationContext inner = started(handler, "inner");
			CompletableFuture.runAsync(() -> {
				handler.onScopeOpened(inner);
				handler.onScopeClosed(inner);
				ToolCallHandler.toolFailed();
			}).join();
			stopped(handler, inner);
			stopped(handler, outer);
		});
		assertThat(calls(scrape, "inner", "success")).isOne();
		assertThat(calls(scrape, "outer", "success")).isOne();
	}

	private static Scrape record(Consumer<ToolCallHandler> calls) {
		Scrape[] scrape = new Scrape[1];
		MonitoredContext.runner().run((context) -> {
			calls.accept(new ToolCallHandler(context.getBean(LlmCalls.class)));
			scrape[0] = Scrape.of(context);
		});
		return scrape[0];
	}

	private static ToolCallingObservationContext started(ToolCallHandler handler, String tool) {
		ToolCallingObservationContext context = ToolCallingObservationContext.builder()
			.toolDefinition(ToolDefinition.builder().name(tool).description(tool).inputSchema("{}").build())
			.toolCallArguments("{}")
			.build();
		handler.onStart(context);
		handler.onScopeOpened(context);
		return context;
	}

	private static void stopped(ToolCallHandler handler, ToolCallingObservationContext context) {
		handler.onScopeClosed(context);
		handler.onStop(context);
	}

	private static double calls(Scrape scrape, String tool, String status) {
		return scrape.value("llm_tool_seconds_count", "tool", tool, "status", status);
	}

}
