package dev.monitored.llm.springai.observation;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;
import dev.monitored.call.BrokenObjective;
import dev.monitored.call.CallOutputs;
import dev.monitored.call.CallTracing;
import dev.monitored.call.CurrentSpan;
import dev.monitored.cause.Cause;
import dev.monitored.llm.LlmCalls;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which span is the current one when a call of Spring AI breaks an objective.
 */
class MarkedCallTests {

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions.models.signal=llm",
					"monitored.slo.definitions.models.availability=99%");
	}

	@Test
	void aChatMarksTheSpanOfItsObservation() {
		application().run((context) -> {
			RecordedTrace trace = new RecordedTrace();
			CallOutputs outputs = context.getBean(CallOutputs.class);
			outputs.trace(trace);
			ChatModelObservationContext chat = ChatModelObservationContext.builder()
				.prompt(new Prompt("secret"))
				.provider("openai")
				.build();
			ChatCallHandler handler = new ChatCallHandler(context.getBean(LlmCalls.class), outputs);
			handler.onStart(chat);
			chat.setError(new IllegalStateException());
			handler.onStop(chat);
			assertThat(trace.events).containsExactly(chat, "models", "closed");
		});
	}

	@Test
	void anEmbeddingMarksTheSpanOfItsObservation() {
		application().run((context) -> {
			RecordedTrace trace = new RecordedTrace();
			CallOutputs outputs = context.getBean(CallOutputs.class);
			outputs.trace(trace);
			EmbeddingModelObservationContext embedding = EmbeddingModelObservationContext.builder()
				.embeddingRequest(new EmbeddingRequest(List.of("secret"), null))
				.provider("openai")
				.build();
			EmbeddingCallHandler handler = new EmbeddingCallHandler(context.getBean(LlmCalls.class), outputs);
			handler.onStart(embedding);
			embedding.setError(new IllegalStateException());
			handler.onStop(embedding);
			assertThat(trace.events).containsExactly(embedding, "models", "closed");
		});
	}

	/**
	 * Keeps what a tracer would do.
	 */
	private static final class RecordedTrace implements CallTracing {

		private final List<Object> events = new ArrayList<>();

		@Override
		public CurrentSpan within(Observation.ContextView observed) {
			this.events.add(observed);
			return () -> this.events.add("closed");
		}

		@Override
		public void mark(List<BrokenObjective> broken, @Nullable Cause cause) {
			broken.forEach((objective) -> this.events.add(objective.slo()));
		}

		@Override
		public @Nullable String traceId() {
			return null;
		}

	}

}
