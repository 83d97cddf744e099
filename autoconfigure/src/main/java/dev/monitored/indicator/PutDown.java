package dev.monitored.indicator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.EndedCall;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.cause.Cause;

/**
 * What a call broke, and what that is put down to.
 *
 * @param broken the objectives
 * @param cause the cause, unless causes are turned off
 */
record PutDown(List<BrokenObjective> broken, @Nullable Cause cause) {

	/**
	 * Returns the call, as listeners hear of it.
	 * @param end how it ended
	 * @param calls the calls of its label set
	 * @param traceId the id of its trace, if that is known
	 * @return the call
	 */
	EndedCall ended(CallEnd end, MeasuredCalls calls, @Nullable String traceId) {
		Duration duration = Duration.ofNanos(end.nanos());
		return new EndedCall(calls.signal().id(), calls.labels(), end.outcome().status(), end.outcome().error(),
				end.failure(), Instant.now().minus(duration), end.start(), duration, List.copyOf(this.broken),
				this.cause, traceId);
	}

}
