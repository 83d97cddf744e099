package dev.monitored.dashboard.signal;

import java.util.Comparator;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * A range of times in which a value lies, such as a bucket of a histogram.
 *
 * @param above the time that is exceeded, in seconds
 * @param atMost the longest time in seconds, infinite if there is none
 */
record Band(double above, double atMost) {

	/**
	 * Returns the band in which a percentile of calls lies. Their buckets may differ: the
	 * percentile of lower ends is a lower bound, that of upper ends an upper bound.
	 * @param share the share of calls that take at most that long
	 * @param calls the number of calls by bucket
	 * @return the band, or {@code null} without calls
	 */
	static @Nullable Band of(double share, Map<Band, Long> calls) {
		long all = calls.values().stream().mapToLong(Long::longValue).sum();
		if (all == 0) {
			return null;
		}
		long rank = (long) Math.ceil(share * all);
		return new Band(bound(Band::above, rank, calls), bound(Band::atMost, rank, calls));
	}

	private static double bound(ToDoubleFunction<Band> end, long rank, Map<Band, Long> calls) {
		long seen = 0;
		double bound = 0;
		for (Band band : calls.keySet().stream().sorted(Comparator.comparingDouble(end)).toList()) {
			bound = end.applyAsDouble(band);
			seen += calls.getOrDefault(band, 0L);
			if (seen >= rank) {
				break;
			}
		}
		return bound;
	}

}
