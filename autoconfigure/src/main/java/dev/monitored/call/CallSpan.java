package dev.monitored.call;

import dev.monitored.outcome.Outcome;

/**
 * The span of one call. Nothing is thrown, unless the stack has run out.
 */
public interface CallSpan {

	/**
	 * Makes it the current span of this thread, unless it is. The same thread leaves or
	 * ends it.
	 */
	void enter();

	/**
	 * Makes the span before it the current one of this thread again, if it was entered.
	 */
	void leave();

	/**
	 * Ends it, and leaves it.
	 * @param outcome how the call ended
	 */
	void end(Outcome outcome);

	/**
	 * Forgets it, and leaves it, because there was no call.
	 */
	void abandon();

	/**
	 * Returns the parent observation for clients that run in other threads.
	 * @return the observation
	 */
	Object observation();

}
