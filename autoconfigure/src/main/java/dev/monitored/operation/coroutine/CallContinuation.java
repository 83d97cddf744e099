package dev.monitored.operation.coroutine;

import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import org.jspecify.annotations.Nullable;

import dev.monitored.outcome.ThrownOutcomes;

/**
 * Resumes a coroutine after something was recorded. It is what the Kotlin compiler makes
 * of a suspending function that calls another one: the same context, the same dispatcher,
 * and a frame in recovered stack traces.
 */
abstract class CallContinuation extends ContinuationImpl {

	private static final Object SUSPENDED = IntrinsicsKt.getCOROUTINE_SUSPENDED();

	@SuppressWarnings("unchecked")
	CallContinuation(@Nullable Continuation<?> caller) {
		super((Continuation<Object>) caller);
	}

	/**
	 * Returns whether a function was suspended, so that its continuation will be resumed.
	 * @param result what the function returned
	 * @return whether it was
	 */
	static boolean isSuspended(@Nullable Object result) {
		return result == SUSPENDED;
	}

	/**
	 * Returns whether a call ended because the time of its caller was up.
	 * @param failure what it threw
	 * @return whether the deadline is not one of the call itself
	 */
	final boolean isOverdue(Throwable failure) {
		return ThrownOutcomes.isDeadline(failure) && CallerJob.isOverdue(failure, getContext());
	}

	@Override
	protected final @Nullable Object invokeSuspend(Object result) {
		try {
			ResultKt.throwOnFailure(result);
		}
		catch (Throwable ex) {
			threw(ex);
			throw ex;
		}
		return returned(result);
	}

	/**
	 * Records what the function returned.
	 * @param result what it returned
	 * @return what its caller gets
	 */
	abstract @Nullable Object returned(@Nullable Object result);

	/**
	 * Records what the function threw.
	 * @param failure what it threw
	 */
	abstract void threw(Throwable failure);

}
