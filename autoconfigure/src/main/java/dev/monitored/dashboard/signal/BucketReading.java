package dev.monitored.dashboard.signal;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of one timer, as they were read last.
 */
final class BucketReading {

	private Band @Nullable [] bands;

	private long[] counts = {};

	/**
	 * Reads what was added to each bucket.
	 * @param timer the timer
	 * @param added takes each bucket to which calls were added
	 */
	void read(Timer timer, Added added) {
		CountAtBucket[] buckets = timer.takeSnapshot().histogramCounts();
		if (buckets.length == 0) {
			return;
		}
		Band[] known = this.bands;
		if (known == null || known.length != buckets.length) {
			known = bands(buckets);
			this.bands = known;
			this.counts = new long[buckets.length];
		}
		long below = 0;
		for (int bucket = 0; bucket < buckets.length; bucket++) {
			long cumulative = (long) buckets[bucket].count();
			long count = cumulative - below;
			below = cumulative;
			if (count > this.counts[bucket]) {
				added.add(known[bucket], count - this.counts[bucket]);
			}
			this.counts[bucket] = count;
		}
	}

	private static Band[] bands(CountAtBucket[] buckets) {
		Band[] bands = new Band[buckets.length];
		double above = 0;
		for (int bucket = 0; bucket < buckets.length; bucket++) {
			double atMost = buckets[bucket].bucket(TimeUnit.NANOSECONDS) / 1e9;
			atMost = (buckets[bucket].bucket() == Double.POSITIVE_INFINITY) ? Double.POSITIVE_INFINITY : atMost;
			bands[bucket] = new Band(above, atMost);
			above = atMost;
		}
		return bands;
	}

	/**
	 * Takes what was added to a bucket.
	 */
	interface Added {

		/**
		 * Takes calls.
		 * @param band the bucket
		 * @param calls the number of calls
		 */
		void add(Band band, long calls);

	}

}
