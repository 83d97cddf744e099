package dev.monitored.llm.langchain4j.model;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import org.jspecify.annotations.Nullable;

import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.llm.langchain4j.model.ModelMethod.Role;

/**
 * Measures the calls of models that are no beans, or whose class is final, if they are
 * built with it. It hears of beginning and end: of streams that were cancelled it hears
 * nothing, and their calls are forgotten as soon as they are garbage.
 */
public final class ModelListener implements ChatModelListener {

	private static final StackWalker stack = StackWalker.getInstance();

	private static final Set<String> MODELS = Set.of(ChatModel.class.getName(), StreamingChatModel.class.getName());

	/**
	 * How many frames of the stack a model may be away. It is two or three.
	 */
	private static final int DEPTH = 10;

	private final Supplier<LlmCalls> calls;

	public ModelListener(Supplier<LlmCalls> calls) {
		this.calls = calls;
	}

	@Override
	public void onRequest(ChatModelRequestContext context) {
		String provider = Providers.name(context.modelProvider());
		RunningCall running = RunningCall.current();
		if (running != null && running.isSameAs(provider)) {
			return;
		}
		StreamMode mode = mode();
		if (running != null) {
			running.yieldTo((mode == StreamMode.STREAMING) ? Role.STREAMED_CHAT : Role.CHAT);
		}
		LlmCall call = this.calls.get().start(provider, context.chatRequest().parameters().modelName(), mode);
		Map<Object, Object> attributes = context.attributes();
		attributes.put(this, call);
		StartedCalls.forgetWith(attributes, call);
	}

	@Override
	public void onResponse(ChatModelResponseContext context) {
		LlmCall call = call(context.attributes());
		if (call != null) {
			call.unwatched();
			Answers.report(context.chatResponse(), call);
			call.close();
		}
	}

	@Override
	public void onError(ChatModelErrorContext context) {
		LlmCall call = call(context.attributes());
		if (call != null) {
			call.error(context.error());
			call.close();
		}
	}

	private @Nullable LlmCall call(Map<Object, Object> attributes) {
		return (attributes.remove(this) instanceof LlmCall call) ? call : null;
	}

	/**
	 * Finds out how the model answers, which only its caller knows.
	 * @return the mode
	 */
	private static StreamMode mode() {
		String model = stack.walk((frames) -> frames.limit(DEPTH)
			.map(StackWalker.StackFrame::getClassName)
			.filter(MODELS::contains)
			.findFirst()
			.orElse(ChatModel.class.getName()));
		return model.equals(StreamingChatModel.class.getName()) ? StreamMode.STREAMING : StreamMode.BLOCKING;
	}

}
