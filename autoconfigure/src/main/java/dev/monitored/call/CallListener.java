package dev.monitored.call;

/**
 * Hears of the calls that broke an objective or failed. A bean of this type is called by
 * a thread of its own, so that it may be slow or throw without harm to calls; if it is
 * too slow for all of them, it misses some.
 */
@FunctionalInterface
public interface CallListener {

	/**
	 * Hears of a call.
	 * @param call the call
	 */
	void ended(EndedCall call);

	/**
	 * Returns whether this listener wants to hear of failed calls that broke no objective
	 * as well. The thread of a call asks, so the answer must not take time.
	 * @return whether it does, which may change
	 */
	default boolean hearsOfAllFailures() {
		return true;
	}

}
