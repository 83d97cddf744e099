package dev.monitored.operation.queue;

/**
 * How long the task that a thread runs has waited in a queue. The first operation that
 * the task begins takes that time. What a thread keeps is a number: it may outlive the
 * application.
 */
public final class QueueWait {

	/**
	 * Stands for no task, or for one whose time was taken.
	 */
	public static final long NONE = -1;

	private static final ThreadLocal<long[]> threads = ThreadLocal.withInitial(() -> new long[] { NONE });

	private QueueWait() {
	}

	/**
	 * Takes the time, so that no other operation has it as well.
	 * @return the time in nanoseconds, {@link #NONE} if there is none
	 */
	public static long take() {
		return begin(NONE);
	}

	/**
	 * Begins a task on this thread, or goes on with the one around it.
	 * @param nanos how long it has waited
	 * @return how long the one before it has waited
	 */
	static long begin(long nanos) {
		long[] waited = threads.get();
		long before = waited[0];
		waited[0] = nanos;
		return before;
	}

}
