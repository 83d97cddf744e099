package dev.monitored.operation.subscription;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.outcome.Outcome;

/**
 * Starts and ends the calls of one operation under one label set. None of the methods
 * throws.
 */
public interface Calls {

	/**
	 * Starts a call that runs elsewhere, or that this thread does not wait for.
	 * @return its start
	 */
	long startElsewhere();

	/**
	 * Reports that a call which has started is a stream.
	 */
	void streamStarted();

	/**
	 * Reports that a stream has ended.
	 */
	void streamEnded();

	/**
	 * Ends a call.
	 * @param start its start
	 * @param outcome how it ended
	 */
	void end(long start, Outcome outcome);

	/**
	 * Ends a call that produced a value.
	 * @param start its start
	 * @param value the value
	 */
	void ended(long start, @Nullable Object value);

	/**
	 * Ends a call that threw.
	 * @param start its start
	 * @param failure what it threw
	 */
	void threw(long start, Throwable failure);

	/**
	 * Ends a call that threw because its caller gave up.
	 * @param start its start
	 * @param failure what it threw
	 */
	void gaveUp(long start, Throwable failure);

	/**
	 * Ends a call that returned: now, or when its result ends.
	 * @param start its start
	 * @param result what it returned
	 * @return what its caller gets
	 */
	@Nullable Object returned(long start, @Nullable Object result);

	/**
	 * Returns what records one call that is about to begin, whose result comes later,
	 * maybe in another thread. It has a span of its own if the trace of its caller is
	 * sampled, and asks nothing about results if code that is being asked makes the call.
	 * @param caller returns the observation of the caller, or {@code null} where it is
	 * that of this thread
	 * @return what records this call alone, or these calls
	 */
	Calls elsewhere(Supplier<@Nullable Object> caller);

	/**
	 * Returns what clients find their parent by that the call makes in other threads.
	 * @return the observation, or {@code null} if the call has no span
	 */
	@Nullable Object observation();

}
