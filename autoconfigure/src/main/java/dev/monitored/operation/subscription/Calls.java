package dev.monitored.operation.subscription;

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
	 * Returns what records a call whose result comes later, maybe in another thread.
	 * @return these calls, or ones that ask nothing about their results, if code that is
	 * being asked makes the call
	 */
	Calls later();

}
