package dev.monitored.test.call;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;

/**
 * How long calls took together. Timers return their sum as a floating-point number, which
 * has no single nanoseconds from 104 days on.
 *
 * @param nanos the sum, in nanoseconds
 * @param rounding by how many nanoseconds it may be wrong
 */
record MeasuredTime(long nanos, long rounding) {

	static final MeasuredTime NONE = new MeasuredTime(0, 0);

	static MeasuredTime of(Collection<Timer> timers) {
		return timers.stream()
			.map((timer) -> ofSum(timer.totalTime(TimeUnit.NANOSECONDS)))
			.reduce(NONE, (one, other) -> new MeasuredTime(one.nanos + other.nanos, one.rounding + other.rounding));
	}

	private static MeasuredTime ofSum(double nanos) {
		return new MeasuredTime(Math.round(nanos), (long) (Math.ulp(nanos) / 2));
	}

	/**
	 * Returns what was added since an earlier moment.
	 * @param before the sum until then
	 * @return the difference
	 */
	MeasuredTime since(MeasuredTime before) {
		return new MeasuredTime(this.nanos - before.nanos, this.rounding + before.rounding);
	}

	/**
	 * Returns whether this is a time, as far as it is known.
	 * @param expected the time, in nanoseconds
	 * @return whether the difference is no more than rounding
	 */
	boolean is(long expected) {
		return Math.abs(this.nanos - expected) <= this.rounding;
	}

}
