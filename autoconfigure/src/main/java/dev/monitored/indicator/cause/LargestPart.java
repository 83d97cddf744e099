package dev.monitored.indicator.cause;

import java.util.function.ToLongFunction;

import dev.monitored.cause.Cause;
import dev.monitored.cause.PartSink;

/**
 * Finds the part of a call's time that exceeds what is usual most.
 */
final class LargestPart implements PartSink {

	private final ToLongFunction<Cause> usual;

	private Cause largest = Cause.UNMEASURED;

	private long excess = Long.MIN_VALUE;

	/**
	 * Creates a search.
	 * @param usual returns how long a part usually takes, in nanoseconds
	 */
	LargestPart(ToLongFunction<Cause> usual) {
		this.usual = usual;
	}

	@Override
	public void add(Cause cause, long nanos) {
		long more = nanos - this.usual.applyAsLong(cause);
		if (more > this.excess) {
			this.excess = more;
			this.largest = cause;
		}
	}

	Cause cause() {
		return this.largest;
	}

}
