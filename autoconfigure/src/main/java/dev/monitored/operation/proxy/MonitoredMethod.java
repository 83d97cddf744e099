package dev.monitored.operation.proxy;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.operation.recording.CallRecorder;
import dev.monitored.operation.recording.ReturnType;

/**
 * One method of one class of beans whose invocations are calls. Everything is resolved
 * before the first one.
 */
final class MonitoredMethod {

	private static final FailureLog failures = new FailureLog(MonitoredMethod.class);

	private final LabelledCalls calls;

	private final @Nullable CallRecorder onlyRecorder;

	private final boolean returnsPublisher;

	MonitoredMethod(LabelledCalls calls, ReturnType returnType) {
		this.calls = calls;
		this.onlyRecorder = calls.only();
		this.returnsPublisher = returnType.isPublisher();
	}

	@Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		CallRecorder only = this.onlyRecorder;
		CallRecorder recorder = (only != null) ? only : labelled(invocation);
		if (recorder == null) {
			return invocation.proceed();
		}
		return this.returnsPublisher ? assemble(invocation, recorder) : call(invocation, recorder);
	}

	private @Nullable CallRecorder labelled(MethodInvocation invocation) {
		try {
			return this.calls.of(invocation.getArguments());
		}
		catch (Throwable ex) {
			failures.failed("A call of %s is not recorded".formatted(invocation.getMethod()), ex);
			return null;
		}
	}

	private @Nullable Object call(MethodInvocation invocation, CallRecorder recorder) throws Throwable {
		long start = recorder.start();
		Object result;
		try {
			result = invocation.proceed();
		}
		catch (Throwable ex) {
			recorder.threw(start, ex);
			throw ex;
		}
		return recorder.returned(start, result);
	}

	private @Nullable Object assemble(MethodInvocation invocation, CallRecorder recorder) throws Throwable {
		long start = System.nanoTime();
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
