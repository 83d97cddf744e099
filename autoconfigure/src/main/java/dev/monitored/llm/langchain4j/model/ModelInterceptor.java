package dev.monitored.llm.langchain4j.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

import dev.monitored.known.KnownValues;
import dev.monitored.llm.LlmCall;

/**
 * Measures the calls of a model where they enter it. The methods that only translate
 * their arguments for another one run on the proxy, so that each call enters by a method
 * whose request and response tell everything.
 */
public final class ModelInterceptor implements MethodInterceptor {

	/**
	 * The method in which a model is running.
	 */
	static final String PROCEED = "proceed";

	private final StartedCalls calls;

	private final KnownValues<Class<?>, KnownValues<Method, ModelMethod>> methods = new KnownValues<>(
			(type) -> new KnownValues<>((method) -> ModelMethod.of(method, type)));

	public ModelInterceptor(StartedCalls calls) {
		this.calls = calls;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object model = invocation.getThis();
		if (model == null || !(invocation instanceof ProxyMethodInvocation proxied)) {
			return invocation.proceed();
		}
		ModelMethod method = this.methods.get(model.getClass()).get(invocation.getMethod());
		MethodHandle shorthand = method.shorthand();
		if (shorthand != null) {
			return shorthand.bindTo(proxied.getProxy()).invokeWithArguments(invocation.getArguments());
		}
		return switch (method.role()) {
			case CHAT -> chat((ChatModel) model, invocation);
			case STREAMED_CHAT -> stream((StreamingChatModel) model, proxied);
			case EMBEDDING -> embed((EmbeddingModel) model, invocation);
			case NO_CALL -> invocation.proceed();
		};
	}

	private @Nullable Object chat(ChatModel model, MethodInvocation invocation) throws Throwable {
		RunningCall running = this.calls.chat(model, invocation.getArguments()[0]);
		if (running == null) {
			return invocation.proceed();
		}
		try (running; LlmCall call = running.call()) {
			call.enter();
			Object response = proceed(invocation, call);
			Answers.report((response instanceof ChatResponse answer) ? answer : null, call);
			return response;
		}
	}

	private @Nullable Object stream(StreamingChatModel model, ProxyMethodInvocation invocation) throws Throwable {
		RunningCall running = this.calls.stream(model, invocation.getArguments()[0]);
		if (running == null) {
			return invocation.proceed();
		}
		try (running) {
			listen(invocation, running);
			return proceed(invocation, running.call());
		}
		catch (Throwable ex) {
			running.call().close();
			throw ex;
		}
	}

	private @Nullable Object embed(EmbeddingModel model, MethodInvocation invocation) throws Throwable {
		RunningCall running = this.calls.embed(model, invocation.getArguments()[0]);
		if (running == null) {
			return invocation.proceed();
		}
		try (running; LlmCall call = running.call()) {
			call.enter();
			Object response = proceed(invocation, call);
			Answers.reportVectors(response, call);
			return response;
		}
	}

	private static @Nullable Object proceed(MethodInvocation invocation, LlmCall call) throws Throwable {
		try {
			return invocation.proceed();
		}
		catch (Throwable ex) {
			call.error(ex);
			throw ex;
		}
	}

	private static void listen(ProxyMethodInvocation invocation, RunningCall running) {
		@Nullable Object[] arguments = invocation.getArguments();
		if (arguments[arguments.length - 1] instanceof StreamingChatResponseHandler handler) {
			StreamedCall call = new StreamedCall(running.call(), running.provider() != null);
			StartedCalls.forgetWith(call, running.call());
			arguments[arguments.length - 1] = new MeasuredHandler(handler, call);
			invocation.setArguments(arguments);
		}
	}

}
