package dev.monitored.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import dev.monitored.call.CallOutputs;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.Cause;
import dev.monitored.failure.FailureLog;
import dev.monitored.registry.MonotonicTime;

/**
 * Follows calls of other systems as parts of the calls that make them, where a thread
 * opens a scope and waits. What another handler of ours measures is left to it. A
 * registry that outlives the context keeps the handler, which then does nothing.
 */
public final class ObservedCallHandler implements ObservationHandler<SenderContext<?>>, Ordered, AutoCloseable {

	private static final FailureLog failures = new FailureLog(ObservedCallHandler.class);

	private volatile @Nullable CallOutputs outputs;

	/**
	 * Creates a handler.
	 * @param outputs says whether calls are followed
	 */
	public ObservedCallHandler(CallOutputs outputs) {
		this.outputs = outputs;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.outputs != null && context instanceof SenderContext;
	}

	@Override
	public void onScopeOpened(SenderContext<?> context) {
		try {
			CallOutputs open = this.outputs;
			if (open != null && open.areFollowed() && !context.containsKey(CallFrames.class)
					&& context.get(ObservedCall.class) == null) {
				ObservedCall call = new ObservedCall(MonotonicTime.nanos(), Thread.currentThread());
				context.put(ObservedCall.class, call);
				CallFrames.enter(call, call.start());
			}
		}
		catch (Throwable ex) {
			failures.failed("An observed call is no part of the call that makes it", ex);
		}
	}

	@Override
	public void onScopeClosed(SenderContext<?> context) {
		try {
			ObservedCall call = context.get(ObservedCall.class);
			if (call != null && call.thread() == Thread.currentThread()) {
				context.remove(ObservedCall.class);
				CallFrames.leave(call, call.start(), MonotonicTime.nanos() - call.start(), cause(context), null);
			}
		}
		catch (Throwable ex) {
			failures.failed("An observed call is no part of the call that makes it", ex);
		}
	}

	@Override
	public void onStop(SenderContext<?> context) {
		Throwable failure = context.getError();
		if (failure != null && this.outputs != null && !context.containsKey(CallFrames.class)) {
			CallFrames.fail(cause(context), failure);
		}
	}

	@Override
	public void close() {
		this.outputs = null;
	}

	private static Cause cause(Observation.Context context) {
		String name = context.getName();
		return (name != null) ? new Cause("observation", name) : Cause.of("observation");
	}

	/**
	 * A call that a thread waits for.
	 *
	 * @param start its start
	 * @param thread the thread
	 */
	private record ObservedCall(long start, Thread thread) {

	}

}
