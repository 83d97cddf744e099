package dev.monitored.indicator;

import org.jspecify.annotations.Nullable;

import dev.monitored.cause.CallParts;
import dev.monitored.cause.Cause;
import dev.monitored.cause.GcPauses;
import dev.monitored.outcome.Outcome;

/**
 * The end of one call.
 *
 * @param start its start, in nanoseconds of the clock by which calls are measured
 * @param nanos how long it took
 * @param outcome how it ended
 * @param failure what it threw, if that is known
 * @param parts what its time went to
 * @param past what is known from before
 */
public record CallEnd(long start, long nanos, Outcome outcome, @Nullable Throwable failure, CallParts parts,
		CallPast past) {

	private static final long SHORTEST_PAUSE = 1_000_000;

	/**
	 * Creates the end of a call of which nothing is known from before.
	 * @param start its start
	 * @param nanos how long it took
	 * @param outcome how it ended
	 * @param failure what it threw, if that is known
	 * @param parts what its time went to
	 */
	public CallEnd(long start, long nanos, Outcome outcome, @Nullable Throwable failure, CallParts parts) {
		this(start, nanos, outcome, failure, parts, CallPast.NONE);
	}

	/**
	 * Returns the same end of a call that began when it came into the queue.
	 * @return the end
	 */
	CallEnd withQueue() {
		long waited = this.past.waited();
		if (waited == 0) {
			return this;
		}
		long from = this.start - waited;
		return new CallEnd(from, this.nanos + waited, this.outcome, this.failure,
				this.parts.after(Cause.QUEUE, from, waited), CallPast.broke(this.past.broken()));
	}

	/**
	 * Returns the same end of a call, with what interrupted it.
	 * @param pauses the pauses of the JVM
	 * @return the end
	 */
	CallEnd interrupted(GcPauses pauses) {
		if (this.nanos < SHORTEST_PAUSE) {
			return this;
		}
		CallParts charged = pauses.charge(this.parts, this.start, this.nanos);
		return (charged == this.parts) ? this
				: new CallEnd(this.start, this.nanos, this.outcome, this.failure, charged, this.past);
	}

}
