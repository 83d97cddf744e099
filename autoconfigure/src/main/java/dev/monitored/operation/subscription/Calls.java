package dev.monitored.operation.subscription;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallChain;
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
	 * Starts a call of which it is known what call it is a part of.
	 * @return its start
	 */
	long start();

	/**
	 * Returns whether it is recorded what the time of the calls goes to.
	 * @return whether they are followed
	 */
	boolean areFollowed();

	/**
	 * Follows a call that has started.
	 * @param start its start
	 * @param around the call that it is a part of, if that is known
	 * @return what its time goes to, or {@code null} if that is not possible
	 */
	@Nullable CallChain follow(long start, @Nullable CallChain around);

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
	 * @param chain what its time went to, if it was followed
	 */
	void end(long start, Outcome outcome, @Nullable CallChain chain);

	/**
	 * Ends a call that produced a value.
	 * @param start its start
	 * @param value the value
	 * @param chain what its time went to, if it was followed
	 */
	void ended(long start, @Nullable Object value, @Nullable CallChain chain);

	/**
	 * Ends a call that threw.
	 * @param start its start
	 * @param failure what it threw
	 * @param chain what its time went to, if it was followed
	 */
	void threw(long start, Throwable failure, @Nullable CallChain chain);

	/**
	 * Ends a call that was not followed.
	 * @param start its start
	 * @param outcome how it ended
	 */
	default void end(long start, Outcome outcome) {
		end(start, outcome, null);
	}

	/**
	 * Ends a call that was not followed and produced a value.
	 * @param start its start
	 * @param value the value
	 */
	default void ended(long start, @Nullable Object value) {
		ended(start, value, null);
	}

	/**
	 * Ends a call that was not followed and threw.
	 * @param start its start
	 * @param failure what it threw
	 */
	default void threw(long start, Throwable failure) {
		threw(start, failure, null);
	}

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
	 * Returns the parent observation for clients that the call uses in other threads.
	 * @return the observation, or {@code null} if the call has no span
	 */
	@Nullable Object observation();

}
