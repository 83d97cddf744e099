package dev.monitored.llm.springai.stream;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.StreamingChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Flux;

import dev.monitored.failure.FailureLog;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.llm.springai.answer.AnswerReport;

/**
 * A model that records its calls, also those that are not observed. A method for texts
 * that the application's own model has is that model's affair: no prompt of it is seen
 * here.
 */
public final class MeasuredChatModel implements ChatModel {

	private static final FailureLog failures = new FailureLog(MeasuredChatModel.class);

	private final ChatModel model;

	private final String provider;

	private final Supplier<LlmCalls> llm;

	MeasuredChatModel(ChatModel model, Supplier<LlmCalls> llm) {
		this.model = model;
		this.provider = ProviderNames.of(model);
		this.llm = llm;
	}

	/**
	 * Returns the model that answers.
	 * @return the application's own model
	 */
	public ChatModel model() {
		return this.model;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		LlmCall call = start(prompt, StreamMode.BLOCKING);
		if (call == null) {
			return this.model.call(prompt);
		}
		try (call) {
			return call(prompt, call);
		}
	}

	@Override
	public @Nullable String call(String message) {
		return isOwn("call", String.class) ? this.model.call(message) : ChatModel.super.call(message);
	}

	@Override
	public @Nullable String call(Message... messages) {
		return isOwn("call", Message[].class) ? this.model.call(messages) : ChatModel.super.call(messages);
	}

	@Override
	@SuppressWarnings("NullAway")
	public Flux<ChatResponse> stream(Prompt prompt) {
		Flux<ChatResponse> answer = this.model.stream(prompt);
		if (answer == null) {
			return null;
		}
		return new MeasuredFlux<>(answer, () -> start(prompt, StreamMode.STREAMING), (response) -> response);
	}

	@Override
	public Flux<String> stream(String message) {
		return isOwn("stream", String.class) ? this.model.stream(message) : ChatModel.super.stream(message);
	}

	@Override
	public Flux<String> stream(Message... messages) {
		return isOwn("stream", Message[].class) ? this.model.stream(messages) : ChatModel.super.stream(messages);
	}

	@Override
	public ChatOptions getOptions() {
		return this.model.getOptions();
	}

	@Override
	@Deprecated
	@SuppressWarnings("removal")
	public ChatOptions getDefaultOptions() {
		return this.model.getDefaultOptions();
	}

	private ChatResponse call(Prompt prompt, LlmCall call) {
		try {
			ChatResponse[] answer = new ChatResponse[1];
			new StreamHandoff(call).begin(() -> answer[0] = this.model.call(prompt));
			report(answer[0], call);
			return answer[0];
		}
		catch (Throwable ex) {
			call.error(ex);
			throw ex;
		}
	}

	private boolean isOwn(String method, Class<?> argument) {
		try {
			Class<?> declaring = ClassUtils.getMethod(AopUtils.getTargetClass(this.model), method, argument)
				.getDeclaringClass();
			return declaring != ChatModel.class && declaring != StreamingChatModel.class;
		}
		catch (Throwable ex) {
			failures.failed("A call of a language model is left to the model", ex);
			return true;
		}
	}

	private @Nullable LlmCall start(Prompt prompt, StreamMode mode) {
		try {
			StreamHandoff.abandonOuter();
			return this.llm.get().start(this.provider, modelName(prompt), mode);
		}
		catch (Throwable ex) {
			failures.failed("A call of a language model is not recorded", ex);
			return null;
		}
	}

	private @Nullable String modelName(Prompt prompt) {
		ChatOptions asked = prompt.getOptions();
		String name = (asked != null) ? asked.getModel() : null;
		return StringUtils.hasText(name) ? name : this.model.getOptions().getModel();
	}

	private static void report(@Nullable ChatResponse answer, LlmCall call) {
		try {
			if (answer != null) {
				AnswerReport.whole(answer, call);
			}
		}
		catch (Throwable ex) {
			failures.failed("The answer of a language model is recorded in part", ex);
		}
	}

}
