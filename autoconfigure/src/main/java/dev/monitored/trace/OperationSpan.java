package dev.monitored.trace;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallSpan;
import dev.monitored.failure.FailureLog;
import dev.monitored.failure.StackRoom;
import dev.monitored.outcome.Outcome;

/**
 * The span of one call of an operation.
 */
final class OperationSpan implements CallSpan {

	private static final FailureLog failures = new FailureLog(OperationSpan.class);

	/**
	 * A scope that the stack has no room to open may never be closed, and its thread
	 * would stay in the trace for good. It is closed where it was opened, so it has room
	 * then.
	 */
	static final int FRAMES_TO_OPEN = 500;

	private static final String STATUS = "monitored.status";

	private static final String ERROR_TYPE = "error.type";

	private final Observation observation;

	private Observation.@Nullable Scope scope;

	private OperationSpan(Observation observation) {
		this.observation = observation;
	}

	/**
	 * Begins a span.
	 * @param name the name of the operation
	 * @param parent the span of its caller
	 * @param caller the observation of its caller, {@code null} where it is that of this
	 * thread
	 * @param observations what the operation is observed by
	 * @return the span
	 */
	static OperationSpan begin(String name, Span parent, @Nullable Observation caller,
			ObservationRegistry observations) {
		Observation observation = Observation.createNotStarted(name, () -> new OperationContext(name, parent),
				observations);
		if (caller != null) {
			observation.parentObservation(caller);
		}
		return new OperationSpan(observation.start());
	}

	@Override
	public void enter() {
		try {
			if (this.scope == null && StackRoom.isThere(FRAMES_TO_OPEN)) {
				this.scope = this.observation.openScope();
			}
		}
		catch (Throwable ex) {
			failures.failed("The span of a call is not the current one", ex);
		}
	}

	@Override
	public void leave() {
		try {
			Observation.Scope open = this.scope;
			this.scope = null;
			if (open != null) {
				open.close();
			}
		}
		catch (Throwable ex) {
			failures.failed("The span of a call stays the current one", ex);
		}
	}

	@Override
	public void end(Outcome outcome) {
		leave();
		try {
			tag(outcome);
		}
		catch (Throwable ex) {
			failures.failed("The span of a call does not tell how it ended", ex);
		}
		try {
			this.observation.stop();
		}
		catch (Throwable ex) {
			failures.failed("The span of a call does not end", ex);
		}
	}

	@Override
	public void abandon() {
		leave();
		try {
			Span span = span();
			if (span != null) {
				span.abandon();
			}
		}
		catch (Throwable ex) {
			failures.failed("The span of what turned out to be no call is not forgotten", ex);
		}
	}

	@Override
	public Object observation() {
		return this.observation;
	}

	private void tag(Outcome outcome) {
		Span span = span();
		if (span != null) {
			span.tag(STATUS, outcome.status().label());
			String error = outcome.error();
			if (error != null) {
				span.tag(ERROR_TYPE, error);
				span.error(new CallFailedException(error));
			}
		}
	}

	private @Nullable Span span() {
		TracingContext tracing = this.observation.getContextView().get(TracingContext.class);
		return (tracing != null) ? tracing.getSpan() : null;
	}

}
