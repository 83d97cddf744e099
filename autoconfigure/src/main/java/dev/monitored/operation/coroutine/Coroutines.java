package dev.monitored.operation.coroutine;

import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.flow.Flow;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import dev.monitored.operation.subscription.Calls;

/**
 * What Kotlin's coroutines return, if the library is there.
 */
public final class Coroutines {

	private static final boolean PRESENT = ClassUtils.isPresent("kotlinx.coroutines.flow.internal.ChannelFlow",
			Coroutines.class.getClassLoader());

	private Coroutines() {
	}

	/**
	 * Returns whether a type is a flow.
	 * @param type the type
	 * @return whether it is
	 */
	public static boolean isFlow(Class<?> type) {
		return PRESENT && Flow.class.isAssignableFrom(type);
	}

	/**
	 * Returns whether a type is a deferred value.
	 * @param type the type
	 * @return whether it is
	 */
	public static boolean isDeferred(Class<?> type) {
		return PRESENT && Deferred.class.isAssignableFrom(type);
	}

	/**
	 * Returns whether a flow is an operator, which no caller knows by its type. The
	 * compiler puts some of them into the code that uses them.
	 * @param type the class of the flow
	 * @return whether it is
	 */
	private static boolean isOperator(Class<?> type) {
		return type.getName().startsWith("kotlinx.coroutines.") || type.getName().contains("$$inlined$")
				|| type.getPackage() == Coroutines.class.getPackage();
	}

	/**
	 * Returns a flow that records each time it is collected as a call.
	 * @param flow the flow
	 * @param calls where calls are recorded
	 * @param isDeclared whether it is declared, so that no caller knows it by its type
	 * @return the recording flow, or {@code null} if the caller could tell it from the
	 * flow
	 */
	public static @Nullable Object recording(Object flow, Calls calls, boolean isDeclared) {
		boolean isUnknown = isDeclared || isOperator(flow.getClass());
		return isUnknown ? RecordingFlowFactory.of((Flow<?>) flow, calls) : null;
	}

	/**
	 * Ends a call when the deferred value that it returned is there. Nothing is started,
	 * and the caller keeps the very object, so that cancelling it cancels the work.
	 * @param deferred the deferred value
	 * @param calls where the call is recorded
	 * @param start the start of the call
	 */
	public static void endWith(Object deferred, Calls calls, long start) {
		new DeferredEnd((Deferred<?>) deferred, calls, start).observe();
	}

}
