package dev.monitored.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.Cause;
import dev.monitored.outcome.Status;

/**
 * A call that broke an objective or failed. There is nothing in it of what the call was
 * about: no arguments, no SQL, no prompts.
 *
 * @param signal what kind of call it was, such as {@code operation}
 * @param labels its labels, as they are exported
 * @param status how it ended
 * @param error the name of its error, if it failed
 * @param failure what it threw, if that is known
 * @param start when it began
 * @param startNanos when it began, in nanoseconds of the clock by which calls are
 * measured
 * @param duration how long it took
 * @param broken the objectives that it broke
 * @param cause what that is put down to; {@code null} if causes are turned off, if there
 * is no SLO in the application, and if a call ran out of time that broke no objective
 * @param traceId the id of the sampled trace that it is part of, if there is one and the
 * thread that ended the call knew it
 */
public record EndedCall(String signal, Map<String, String> labels, Status status, @Nullable String error,
		@Nullable Throwable failure, Instant start, long startNanos, Duration duration, List<BrokenObjective> broken,
		@Nullable Cause cause, @Nullable String traceId) {

}
