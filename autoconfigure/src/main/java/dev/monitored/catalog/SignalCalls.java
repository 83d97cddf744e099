package dev.monitored.catalog;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The calls of a signal, of which it is known when the first one was. What reports each
 * call keeps this, and nearly all calls do no more than read a field. If several begin at
 * once, any of them is the first.
 */
public final class SignalCalls {

	private final LongSupplier clock;

	private volatile @Nullable Long firstTime;

	SignalCalls(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Reports a call. From the first one on, SLOs have ten minutes to match one.
	 */
	public void report() {
		if (this.firstTime == null) {
			this.firstTime = this.clock.getAsLong();
		}
	}

	/**
	 * Returns when the first call was.
	 * @return the time, or {@code null} if none was reported
	 */
	@Nullable Long firstTime() {
		return this.firstTime;
	}

}
