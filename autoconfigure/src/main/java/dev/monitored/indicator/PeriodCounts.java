package dev.monitored.indicator;

/**
 * Remembers what the counts of one objective were, as far back as one period needs, in a
 * ring of fixed size.
 */
final class PeriodCounts {

	private final Period period;

	private final long[] times;

	private final long[] good;

	private final long[] tolerated;

	private final long[] bad;

	private int newest;

	private int size = 1;

	/**
	 * Creates a memory that begins without events.
	 * @param period the period
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	PeriodCounts(Period period, long now) {
		this.period = period;
		this.times = new long[period.steps() + 1];
		this.good = new long[this.times.length];
		this.tolerated = new long[this.times.length];
		this.bad = new long[this.times.length];
		this.times[0] = now;
	}

	/**
	 * Remembers the counts, if the last ones are a step old.
	 * @param current the counts
	 * @param now the time
	 */
	synchronized void remember(Counts current, long now) {
		if (now - this.times[this.newest] >= this.period.step().toNanos()) {
			this.newest = (this.newest + 1) % this.times.length;
			this.size = Math.min(this.size + 1, this.times.length);
			this.times[this.newest] = now;
			this.good[this.newest] = current.good();
			this.tolerated[this.newest] = current.tolerated();
			this.bad[this.newest] = current.bad();
		}
	}

	/**
	 * Returns what was counted in the period that ends now, or since the beginning.
	 * @param current the counts
	 * @param now the time
	 * @return the counts of the period, to one step
	 */
	synchronized Counts since(Counts current, long now) {
		int index = this.newest;
		for (int back = 1; back < this.size && now - this.times[index] < this.period.length().toNanos(); back++) {
			index = (index > 0) ? index - 1 : this.times.length - 1;
		}
		return current.minus(new Counts(this.good[index], this.tolerated[index], this.bad[index]));
	}

}
