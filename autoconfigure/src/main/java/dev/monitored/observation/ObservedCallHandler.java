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
import dev.monitored.observation.recording.ObservedExecution;

/**
 * Follows calls of other systems as parts of the calls that make them, where a thread
 * opens a scope and waits. What another handler of ours measures is left to it. A
 * registry that outlives the context keeps the handler, which then does nothing.
 */
public final class ObservedCallHandler implements ObservationHandler<SenderContext<?>>, Ordered, AutoCloseable {

	private static final FailureLog failures = new FailureLog(ObservedCallHandler.class);

	private static final String JDBC = "net.ttddyy.observation.";

	private static final String NO_PART = "An observed call is no part of the call that makes it";

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
			if (open != null && open.areFollowed() && CallFrames.isInCall() && isMeasuredHereOnly(context)) {
				ObservedExecution call = context.computeIfAbsent(ObservedCallHandler.class,
						(key) -> new ObservedExecution());
				call.enter();
			}
		}
		catch (Throwable ex) {
			failures.failed(NO_PART, ex);
		}
	}

	@Override
	public void onScopeClosed(SenderContext<?> context) {
		try {
			ObservedExecution call = context.get(ObservedCallHandler.class);
			if (call != null) {
				call.leave();
			}
		}
		catch (Throwable ex) {
			failures.failed(NO_PART, ex);
		}
	}

	@Override
	public void onStop(SenderContext<?> context) {
		try {
			// Some are stopped within their scope, and some twice
			if (context.remove(ObservedCallHandler.class) instanceof ObservedExecution call) {
				call.stop();
				call.charge(call.nanos(), cause(context), context.getError());
			}
		}
		catch (Throwable ex) {
			failures.failed(NO_PART, ex);
		}
	}

	@Override
	public void close() {
		this.outputs = null;
	}

	private static Cause cause(Observation.Context context) {
		String name = context.getName();
		return (name != null && !name.isBlank()) ? new Cause("observation", name) : Cause.of("observation");
	}

	// Returns whether nothing of ours measures what is observed: neither another handler,
	// nor a proxy of JDBC, whose queries datasource-micrometer observes as well.
	private static boolean isMeasuredHereOnly(Observation.Context context) {
		return !context.containsKey(CallFrames.class) && !context.getClass().getName().startsWith(JDBC);
	}

}
