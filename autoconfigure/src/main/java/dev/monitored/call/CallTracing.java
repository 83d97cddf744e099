package dev.monitored.call;

import java.util.List;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import dev.monitored.cause.Cause;

/**
 * Traces calls. The thread of a call asks, so that nothing may be thrown, nor take time
 * where the trace is not sampled.
 */
public interface CallTracing {

	/**
	 * Begins a span for a call, if the trace of its caller is sampled.
	 * @param name the name of the span
	 * @param parent the observation of the caller, {@code null} where it is the current
	 * one of this thread
	 * @return the span, or {@code null} if the call has none of its own
	 */
	default @Nullable CallSpan begin(String name, @Nullable Object parent) {
		return null;
	}

	/**
	 * Makes the span of an observation the current one of this thread.
	 * @param observed what is observed
	 * @return what ends that, or {@code null} if there is no span
	 */
	default @Nullable CurrentSpan within(Observation.ContextView observed) {
		return null;
	}

	/**
	 * Marks the current span, because its call broke objectives.
	 * @param broken the objectives
	 * @param cause what that is put down to, if that is known
	 */
	void mark(List<BrokenObjective> broken, @Nullable Cause cause);

	/**
	 * Returns the id of the current trace.
	 * @return the id, or {@code null} if the trace is not sampled
	 */
	@Nullable String traceId();

}
