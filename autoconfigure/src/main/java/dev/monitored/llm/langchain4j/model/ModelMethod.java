package dev.monitored.llm.langchain4j.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Set;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

import dev.monitored.failure.FailureLog;

/**
 * What a method of a model is.
 *
 * @param role what calling it means
 * @param shorthand its body, if it does nothing but call another method of the model
 */
record ModelMethod(Role role, @Nullable MethodHandle shorthand) {

	private static final FailureLog failures = new FailureLog(ModelMethod.class);

	private static final Set<Class<?>> MODELS = Set.of(ChatModel.class, StreamingChatModel.class, EmbeddingModel.class);

	private static final Set<String> CALLS = Set.of("chat", "embed", "embedAll");

	private static final Set<Class<?>> REQUESTS = Set.of(ChatRequest.class, EmbeddingRequest.class);

	private static final ModelMethod NO_CALL = new ModelMethod(Role.NO_CALL, null);

	/**
	 * Returns what a method is.
	 * @param method the method that is called
	 * @param type the class of the model
	 * @return what it is
	 */
	static ModelMethod of(Method method, Class<?> type) {
		try {
			Method specific = AopUtils.getMostSpecificMethod(method, type);
			Method declared = ClassUtils.getInterfaceMethodIfPossible(specific, type);
			if (!MODELS.contains(declared.getDeclaringClass()) || !CALLS.contains(declared.getName())) {
				return NO_CALL;
			}
			Role role = role(declared.getDeclaringClass(), declared.getParameterTypes());
			return (role != Role.NO_CALL) ? new ModelMethod(role, isShorthand(specific) ? body(specific) : null)
					: NO_CALL;
		}
		catch (Throwable ex) {
			failures.failed("Calls of %s are not measured".formatted(method), ex);
			return NO_CALL;
		}
	}

	/**
	 * Returns what calling a method means. A method that streams its answer in a way that
	 * is not known here is no call.
	 * @param model the interface that declares it
	 * @param parameters the types of its parameters
	 * @return what it means
	 */
	static Role role(Class<?> model, Class<?>... parameters) {
		if (model == StreamingChatModel.class) {
			return (parameters[parameters.length - 1] == StreamingChatResponseHandler.class) ? Role.STREAMED_CHAT
					: Role.NO_CALL;
		}
		return (model == EmbeddingModel.class) ? Role.EMBEDDING : Role.CHAT;
	}

	private static boolean isShorthand(Method method) {
		return method.isDefault() && !REQUESTS.contains(method.getParameterTypes()[0]);
	}

	/**
	 * Returns the body of a method for any instance, even where a subclass overrides it.
	 * @param method the method of an interface
	 * @return the body
	 */
	private static MethodHandle body(Method method) throws IllegalAccessException {
		Class<?> owner = method.getDeclaringClass();
		return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).unreflectSpecial(method, owner);
	}

	/**
	 * What calling a method of a model means.
	 */
	enum Role {

		/**
		 * Something else than a call of the provider.
		 */
		NO_CALL,

		/**
		 * A question that is answered as a whole.
		 */
		CHAT,

		/**
		 * A question that is answered token by token.
		 */
		STREAMED_CHAT,

		/**
		 * Texts that become vectors.
		 */
		EMBEDDING

	}

}
