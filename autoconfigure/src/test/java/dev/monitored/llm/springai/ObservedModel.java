package dev.monitored.llm.springai;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.observation.ChatModelObservationDocumentation;
import org.springframework.ai.chat.observation.DefaultChatModelObservationConvention;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/**
 * A model that is observed as Spring AI's own are, and fails a few times before it
 * answers, for tests.
 */
final class ObservedModel implements ChatModel {

	private final ObservationRegistry observations;

	private final AtomicInteger failures;

	ObservedModel(ObservationRegistry observations, int failures) {
		this.observations = observations;
		this.failures = new AtomicInteger(failures);
	}

	@Override
	public ChatOptions getOptions() {
		return ChatOptions.builder().model("gpt-test").build();
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		ChatModelObservationContext context = context(prompt, false);
		return observation(context).observe(() -> {
			ChatResponse answer = answer();
			context.setResponse(answer);
			return answer;
		});
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.deferContextual((view) -> stream(context(prompt, true), view));
	}

	private Flux<ChatResponse> stream(ChatModelObservationContext context, ContextView view) {
		Observation observation = observation(context);
		Observation parent = view.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		observation.parentObservation(parent).start();
		return Flux.defer(() -> Flux.just(answer()))
			.doOnNext(context::setResponse)
			.doOnError(observation::error)
			.doFinally((signal) -> observation.stop());
	}

	private Observation observation(ChatModelObservationContext context) {
		return ChatModelObservationDocumentation.CHAT_MODEL_OPERATION.observation(null,
				new DefaultChatModelObservationConvention(), () -> context, this.observations);
	}

	private ChatResponse answer() {
		if (this.failures.getAndDecrement() > 0) {
			throw new IllegalStateException("Not now");
		}
		Generation generation = new Generation(new AssistantMessage("Hello"),
				ChatGenerationMetadata.builder().finishReason("stop").build());
		return new ChatResponse(List.of(generation),
				ChatResponseMetadata.builder().usage(new DefaultUsage(100, 20)).build());
	}

	private static ChatModelObservationContext context(Prompt prompt, boolean streaming) {
		Prompt asked = new Prompt(prompt.getInstructions(), ChatOptions.builder().model("gpt-test").build());
		return ChatModelObservationContext.builder().prompt(asked).provider("openai").streaming(streaming).build();
	}

}
