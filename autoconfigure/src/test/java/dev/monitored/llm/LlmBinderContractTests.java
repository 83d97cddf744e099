package dev.monitored.llm;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.BinderContract;
import dev.monitored.MonitoredContext;
import dev.monitored.llm.recording.LlmMeters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The {@link BinderContract} of calls that are recorded by hand.
 */
class LlmBinderContractTests extends BinderContract {

	@Override
	protected ApplicationContextRunner application() {
		return MonitoredContext.runner().with(MonitoredContext.yaml("""
				monitored:
				  llm:
				    chunk-gap: true
				    prices: [ { model: "*", prompt: 1, completion: 2 } ]
				"""));
	}

	@Override
	protected void exercise(ApplicationContext context) {
		LlmCalls llm = context.getBean(LlmCalls.class);
		try (LlmCall call = llm.start("openai", "gpt", StreamMode.STREAMING)) {
			call.reasoningChunk();
			call.contentChunk();
			call.tokens(10, 20);
			call.cachedTokens(5);
			call.reasoningTokens(5);
			call.finish("stop");
		}
		try (LlmCall call = llm.start("openai", "gpt", StreamMode.BLOCKING)) {
			call.error(new IllegalStateException());
		}
		try (LlmCall call = llm.startEmbedding("openai", "embed")) {
			call.tokens(10, 0);
			call.finish();
		}
		try (LlmToolCall tool = llm.startTool("weather")) {
			tool.error();
		}
		llm.start("openai", "gpt", StreamMode.STREAMING).close();
		llm.attempt("openai", 429, true);
		assertThat(llm).isNotNull();
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		LlmCalls llm = context.getBean(LlmCalls.class);
		IntStream.range(0, values).forEach((number) -> {
			try (LlmCall call = llm.start("provider" + number, "model" + number, StreamMode.STREAMING)) {
				call.contentChunk();
				call.finish("reason" + number);
			}
			llm.startTool("tool" + number).close();
			llm.attempt("provider" + number, 600 + number, false);
		});
		assertThat(values).isPositive();
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		return DeclaredLlmMeters.all();
	}

	@Test
	void declaresTheMetersOfTheContract() {
		assertThat(Arrays.stream(LlmMeters.values()).map(LlmMeters::meterName))
			.containsExactlyInAnyOrderElementsOf(List.of("llm.latency", "llm.ttft", "llm.chunk.gap", "llm.tokens.used",
					"llm.usage.missing", "llm.output.rate", "llm.cost", "llm.cost.unpriced", "llm.errors", "llm.finish",
					"llm.active", "llm.tool", "llm.http.attempts"));
	}

}
