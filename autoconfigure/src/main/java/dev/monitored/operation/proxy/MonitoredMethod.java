package dev.monitored.operation.proxy;

import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import dev.monitored.call.ExcludedStarts;
import dev.monitored.failure.FailureLog;
import dev.monitored.operation.recording.CallRecorder;
import dev.monitored.operation.recording.ReturnType;

/**
 * One method of one class of beans whose invocations are calls. Everything is resolved
 * before the first one.
 */
final class MonitoredMethod {

	private static final FailureLog failures = new FailureLog(MonitoredMethod.class);

	private final @Nullable LabelledCalls calls;

	private final @Nullable CallRecorder onlyRecorder;

	private final boolean returnsPublisher;

	private final SuspendingKind suspending;

	MonitoredMethod(@Nullable LabelledCalls calls, ReturnType returnType, SuspendingKind suspending) {
		this.calls = calls;
		this.onlyRecorder = (calls != null) ? calls.only() : null;
		this.returnsPublisher = returnType.isPublisher();
		this.suspending = suspending;
	}

	/**
	 * Returns a suspending function that is not measured, and that a proxy must not
	 * change.
	 * @param function the function
	 * @return the method
	 */
	static MonitoredMethod unmeasured(Method function) {
		return new MonitoredMethod(null, ReturnType.OBJECT, SuspendingKind.of(function));
	}

	@Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		CallRecorder only = this.onlyRecorder;
		CallRecorder recorder = (only != null) ? only : labelled(invocation);
		if (this.suspending != SuspendingKind.NONE) {
			return SuspendingInvocation.invoke(invocation, recorder, this.suspending);
		}
		if (recorder == null) {
			return invocation.proceed();
		}
		return this.returnsPublisher ? assemble(invocation, recorder) : call(invocation, recorder);
	}

	private @Nullable CallRecorder labelled(MethodInvocation invocation) {
		try {
			return (this.calls != null) ? this.calls.of(invocation.getArguments()) : null;
		}
		catch (Throwable ex) {
			failures.failed("A call of %s is not recorded".formatted(invocation.getMethod()), ex);
			return null;
		}
	}

	static @Nullable Object call(MethodInvocation invocation, CallRecorder calls) throws Throwable {
		CallRecorder recorder = calls.call();
		long[] overflown = recorder.overflown();
		long start = recorder.start();
		Object result;
		try {
			recorder.enter(start);
			result = invocation.proceed();
		}
		catch (Throwable ex) {
			try {
				recorder.threw(start, ex);
			}
			catch (StackOverflowError overflow) {
				synchronized (overflown) {
					overflown[0]++;
				}
			}
			throw ex;
		}
		return recorder.returned(start, result);
	}

	private @Nullable Object assemble(MethodInvocation invocation, CallRecorder recorder) throws Throwable {
		long start = ExcludedStarts.now();
		Object result;
		try {
			result = invocation.proceed();
		}
		catch (Throwable ex) {
			recorder.neverAssembled(start, ex);
			throw ex;
		}
		return recorder.assembled(result);
	}

}
