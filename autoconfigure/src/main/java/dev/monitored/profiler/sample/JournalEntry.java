package dev.monitored.profiler.sample;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallVerdict;

/**
 * That a thread ran a call, or that the call ended, or both. Times are nanoseconds of the
 * clock by which calls are measured.
 *
 * @param calls the number of the label set of the call
 * @param start the start of the call
 * @param thread the id of the thread that ran it from its start on
 * @param until until when it did
 * @param verdict what the call means for its SLOs, {@code null} if it has not ended
 */
record JournalEntry(long calls, long start, long thread, long until, @Nullable CallVerdict verdict) {

	/**
	 * Returns what tells the call apart from others.
	 * @return the key
	 */
	Key key() {
		return new Key(this.calls, this.start);
	}

	/**
	 * What tells a call apart from others.
	 *
	 * @param calls the number of its label set
	 * @param start its start
	 */
	record Key(long calls, long start) {

	}

}
