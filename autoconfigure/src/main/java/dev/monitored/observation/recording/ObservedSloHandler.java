package dev.monitored.observation.recording;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import dev.monitored.cause.CallFrames;
import dev.monitored.failure.FailureLog;

/**
 * Counts observations that SLOs name. The name is certain only at the end, when the
 * filters of the application have had their say, so every observation is timed. It is the
 * last handler to hear of a start and the first to hear of an end. Nothing that goes
 * wrong here reaches what is observed. A registry that outlives the context keeps the
 * handler, which then does nothing.
 */
public final class ObservedSloHandler implements ObservationHandler<Observation.Context>, Ordered, AutoCloseable {

	private static final FailureLog failures = new FailureLog(ObservedSloHandler.class);

	private static final String NOT_COUNTED = "An observation is not counted";

	private volatile @Nullable ObservationObjectives objectives;

	/**
	 * Creates a handler.
	 * @param objectives counts the observations
	 */
	public ObservedSloHandler(ObservationObjectives objectives) {
		this.objectives = objectives;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.objectives != null;
	}

	@Override
	public void onStart(Observation.Context context) {
		try {
			ObservationObjectives open = this.objectives;
			if (open != null) {
				ObservedExecution execution = new ObservedExecution();
				context.put(ObservedExecution.class, execution);
				if (!context.containsKey(CallFrames.class) && open.areFollowed(context.getName())) {
					context.put(CallFrames.class, execution);
				}
			}
		}
		catch (Throwable ex) {
			failures.failed(NOT_COUNTED, ex);
		}
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		try {
			if (context.get(CallFrames.class) instanceof ObservedExecution followed) {
				followed.enter();
			}
		}
		catch (Throwable ex) {
			failures.failed("It is not known what the time of an observation goes to", ex);
		}
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		try {
			if (context.get(CallFrames.class) instanceof ObservedExecution followed) {
				followed.leave();
			}
		}
		catch (Throwable ex) {
			failures.failed("It is not known what the time of an observation went to", ex);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		try {
			ObservationObjectives open = this.objectives;
			// Some are stopped twice
			if (context.remove(ObservedExecution.class) instanceof ObservedExecution execution) {
				if (context.get(CallFrames.class) == execution) {
					context.remove(CallFrames.class);
					execution.stop();
				}
				if (open != null) {
					open.end(execution, context);
				}
			}
		}
		catch (Throwable ex) {
			failures.failed(NOT_COUNTED, ex);
		}
	}

	@Override
	public void close() {
		this.objectives = null;
	}

}
