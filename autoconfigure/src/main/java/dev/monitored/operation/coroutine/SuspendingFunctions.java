package dev.monitored.operation.coroutine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import reactor.core.publisher.Mono;

import dev.monitored.failure.FailureLog;
import dev.monitored.operation.subscription.Calls;

/**
 * Measures suspending functions by their continuation, in the coroutine of the caller.
 */
public final class SuspendingFunctions {

	private static final FailureLog failures = new FailureLog(SuspendingFunctions.class);

	private static final boolean PRESENT = ClassUtils.isPresent("kotlin.coroutines.jvm.internal.ContinuationImpl",
			SuspendingFunctions.class.getClassLoader());

	/**
	 * Whether Spring's proxies make a {@code Mono} of what a suspending function does.
	 */
	private static final boolean BRIDGED = PRESENT
			&& ClassUtils.isPresent("kotlinx.coroutines.reactor.MonoKt", AopUtils.class.getClassLoader());

	private SuspendingFunctions() {
	}

	/**
	 * Returns whether a method is a suspending function.
	 * @param method the method
	 * @return whether it is
	 */
	public static boolean isSuspending(Method method) {
		return PRESENT && KotlinDetector.isSuspendingFunction(method);
	}

	/**
	 * Returns whether Spring's proxies run suspending functions in coroutines of their
	 * own.
	 * @return whether they do
	 */
	public static boolean areBridged() {
		return BRIDGED;
	}

	/**
	 * Returns whether a suspending function returns a flow. Spring's proxies return
	 * another flow at once, and run the function when that one is collected.
	 * @param method the function
	 * @return whether it does
	 */
	public static boolean isFlowBridged(Method method) {
		try {
			return BRIDGED && "kotlinx.coroutines.flow.Flow"
				.equals(new MethodParameter(method, -1).getParameterType().getName());
		}
		catch (Throwable ex) {
			failures.failed("The type that %s returns is not known, so its bean is not measured".formatted(method), ex);
			return true;
		}
	}

	/**
	 * Invokes a suspending function through what is left of a proxy's interceptors, which
	 * see what it returns.
	 * @param invocation the invocation
	 * @param calls where the call is recorded
	 * @return what the function returned
	 * @throws Throwable what the function threw
	 */
	public static @Nullable Object proceed(MethodInvocation invocation, Calls calls) throws Throwable {
		FunctionCall call = replaceContinuation(invocation.getArguments(), calls);
		try {
			return call.ended(invocation.proceed());
		}
		catch (Throwable ex) {
			call.threw(ex);
			throw ex;
		}
	}

	/**
	 * Invokes a suspending function itself, where the proxy would run it in a coroutine
	 * of its own. The proxy gets a continuation that belongs to no coroutine, and so
	 * hands on at once what the function returned.
	 * @param invocation the invocation, after which no interceptor follows
	 * @param calls where the call is recorded, if it is
	 * @return what the function returned, as the proxy expects it
	 * @throws Throwable what the function threw
	 */
	public static Object invoke(MethodInvocation invocation, @Nullable Calls calls) throws Throwable {
		@Nullable Object[] arguments = invocation.getArguments();
		FunctionCall call = (calls != null) ? replaceContinuation(arguments, calls) : null;
		Object result;
		try {
			result = invokeTarget(invocation, arguments);
		}
		catch (Throwable ex) {
			if (call != null) {
				call.threw(ex);
			}
			throw ex;
		}
		Object ended = (call != null) ? call.ended(result) : result;
		arguments[arguments.length - 1] = NoCoroutine.INSTANCE;
		return Bridge.of(ended);
	}

	private static FunctionCall replaceContinuation(@Nullable Object[] arguments, Calls calls) {
		int last = arguments.length - 1;
		FunctionCall call = new FunctionCall((Continuation<?>) arguments[last], calls);
		arguments[last] = call;
		return call;
	}

	private static @Nullable Object invokeTarget(MethodInvocation invocation, @Nullable Object[] arguments)
			throws Throwable {
		Method method = BridgeMethodResolver.findBridgedMethod(invocation.getMethod());
		ReflectionUtils.makeAccessible(method);
		try {
			return method.invoke(invocation.getThis(), arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/**
	 * One call of a suspending function.
	 */
	private static final class FunctionCall extends CallContinuation {

		private final transient Calls calls;

		private final long start;

		FunctionCall(@Nullable Continuation<?> caller, Calls calls) {
			super(caller);
			this.calls = calls.elsewhere(() -> null);
			this.start = calls.startElsewhere();
		}

		@Nullable Object ended(@Nullable Object result) {
			return isSuspended(result) ? result : returned(result);
		}

		@Override
		@Nullable Object returned(@Nullable Object result) {
			if (result == Unit.INSTANCE) {
				this.calls.returned(this.start, null);
				return result;
			}
			return this.calls.returned(this.start, result);
		}

		@Override
		void threw(Throwable failure) {
			if (isOverdue(failure)) {
				this.calls.gaveUp(this.start, failure);
			}
			else {
				this.calls.threw(this.start, failure);
			}
		}

	}

	/**
	 * A continuation in an empty context, which is never resumed.
	 */
	private enum NoCoroutine implements Continuation<Object> {

		INSTANCE;

		@Override
		public CoroutineContext getContext() {
			return EmptyCoroutineContext.INSTANCE;
		}

		@Override
		public void resumeWith(Object result) {
			throw new IllegalStateException("What was awaited is there already");
		}

	}

	/**
	 * What needs Reactor to be there.
	 */
	private static final class Bridge {

		static Object of(@Nullable Object result) {
			return Mono.justOrEmpty(result);
		}

	}

}
