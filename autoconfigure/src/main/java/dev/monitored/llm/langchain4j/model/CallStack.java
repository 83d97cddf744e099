package dev.monitored.llm.langchain4j.model;

import java.util.List;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;

/**
 * What is between a model that is called and the one that is running on the same thread.
 */
final class CallStack {

	private static final StackWalker stack = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

	private static final List<Class<?>> MODELS = List.of(ChatModel.class, StreamingChatModel.class,
			EmbeddingModel.class);

	private static final List<Class<?>> CALLBACKS = List.of(ChatModelListener.class, EmbeddingModelListener.class,
			MeasuredHandler.class);

	private CallStack() {
	}

	/**
	 * Returns whether the model is called by what the running one informs, and not by the
	 * running one itself.
	 * @return whether a listener or a handler calls it
	 */
	static boolean isInCallback() {
		return stack.walk((frames) -> frames.dropWhile((frame) -> !isAny(MODELS, frame))
			.takeWhile((frame) -> !isRunning(frame))
			.anyMatch((frame) -> isAny(CALLBACKS, frame)));
	}

	private static boolean isRunning(StackWalker.StackFrame frame) {
		return frame.getDeclaringClass() == ModelInterceptor.class
				&& frame.getMethodName().equals(ModelInterceptor.PROCEED);
	}

	private static boolean isAny(List<Class<?>> types, StackWalker.StackFrame frame) {
		return types.stream().anyMatch((type) -> type.isAssignableFrom(frame.getDeclaringClass()));
	}

}
