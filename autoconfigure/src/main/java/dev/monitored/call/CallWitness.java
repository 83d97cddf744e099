package dev.monitored.call;

/**
 * Hears which thread ran which call of an SLO and when, good calls too. The thread of the
 * call tells it, so that nothing may be thrown, nor take time. Times are nanoseconds of
 * the clock by which calls are measured.
 */
public interface CallWitness {

	/**
	 * The id of the thread of a call that no thread is known to have run to its end.
	 */
	long NO_THREAD = -1;

	/**
	 * Hears that a thread ran a call that ends later.
	 * @param calls the number of the label set of the call
	 * @param start the start of the call, which tells it apart from others of its label
	 * set
	 * @param thread the id of the thread
	 * @param until until when it ran the call
	 */
	void ran(long calls, long start, long thread, long until);

	/**
	 * Hears that a call has ended.
	 * @param calls the number of the label set of the call
	 * @param start the start of the call
	 * @param thread the id of the thread that ran it from its start to its end,
	 * {@link #NO_THREAD} if there is none
	 * @param end the end of the call
	 * @param verdict what it means for its SLOs
	 */
	void ended(long calls, long start, long thread, long end, CallVerdict verdict);

}
