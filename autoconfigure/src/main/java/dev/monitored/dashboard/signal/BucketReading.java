package dev.monitored.dashboard.signal;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
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
		HistogramSnapshot snapshot = timer.takeSnapshot();
		CountAtBucket[] buckets = snapshot.histogramCounts();
		if (buckets.length == 0) {
			return;
		}
		Band[] known = this.bands;
		if (known == null || known.length != buckets.length + 1) {
			known = bands(buckets);
			this.bands = known;
			this.counts = new long[known.length];
		}
		long below = 0;
		for (int bucket = 0; bucket < known.length; bucket++) {
			long cumulative = (bucket < buckets.length) ? (long) buckets[bucket].count() : snapshot.count();
			long count = cumulative - below;
			below = cumulative;
			if (count > this.counts[bucket]) {
				added.add(known[bucket], count - this.counts[bucket]);
			}
			this.counts[bucket] = count;
		}
	}

	// Calls above the last boundary are in none of the buckets
	private static Band[] bands(CountAtBucket[] buckets) {
		Band[] bands = new Band[buckets.length + 1];
		double above = 0;
		for (int bucket = 0; bucket < buckets.length; bucket++) {
			double nanos = buckets[bucket].bucket();
			double atMost = Double.isInfinite(nanos) ? nanos : buckets[bucket].bucket(TimeUnit.NANOSECONDS) / 1e9;
			bands[bucket] = new Band(above, atMost);
			above = atMost;
		}
		bands[buckets.length] = new Band(above, Double.POSITIVE_INFINITY);
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
