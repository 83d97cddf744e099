package dev.monitored.indicator.period;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Remembers what some sums were, as far back as one period needs, in a ring of fixed
 * size. Sums that did not change take no room. More of them may follow later, which were
 * 0 before.
 */
public final class PeriodSums {

	private final Period period;

	private final long[] times;

	private final long[][] sums;

	private int newest;

	private int size = 1;

	/**
	 * Creates a memory that begins without anything.
	 * @param period the period
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	public PeriodSums(Period period, long now) {
		this(period, now, new long[0]);
	}

	/**
	 * Creates a memory that begins with sums of which it does not know when they were
	 * added.
	 * @param period the period
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @param current the sums
	 */
	public PeriodSums(Period period, long now, long[] current) {
		this.period = period;
		this.times = new long[period.steps() + 1];
		this.sums = new long[this.times.length][];
		this.times[0] = now;
		this.sums[0] = current.clone();
	}

	/**
	 * Creates memories that begin without anything.
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return one for each period, in their order
	 */
	public static List<PeriodSums> ofAllPeriods(long now) {
		List<PeriodSums> sums = new ArrayList<>();
		for (Period period : Period.values()) {
			sums.add(new PeriodSums(period, now));
		}
		return List.copyOf(sums);
	}

	/**
	 * Remembers the sums, if the last ones are a step old.
	 * @param current the sums
	 * @param now the time
	 */
	public synchronized void remember(long[] current, long now) {
		if (now - this.times[this.newest] >= this.period.step().toNanos()) {
			long[] last = this.sums[this.newest];
			this.newest = (this.newest + 1) % this.times.length;
			this.size = Math.min(this.size + 1, this.times.length);
			this.times[this.newest] = now;
			this.sums[this.newest] = Arrays.equals(last, current) ? last : current.clone();
		}
	}

	/**
	 * Returns what was added in the period that ends now, or since the beginning.
	 * @param current the sums
	 * @param now the time
	 * @return what was added to each in the period, to one step
	 */
	public synchronized long[] since(long[] current, long now) {
		int index = this.newest;
		for (int back = 1; back < this.size && now - this.times[index] < this.period.length().toNanos(); back++) {
			index = (index > 0) ? index - 1 : this.times.length - 1;
		}
		long[] added = current.clone();
		for (int sum = 0; sum < this.sums[index].length; sum++) {
			added[sum] -= this.sums[index][sum];
		}
		return added;
	}

}
