package dev.monitored.dashboard.signal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The calls of one signal since start.
 *
 * @param calls the number of calls
 * @param failed how many of them failed
 * @param active the number of calls in flight
 * @param buckets the number of calls by bucket
 */
record SignalTotals(long calls, long failed, double active, Map<Band, Long> buckets) {

	private static final double SHARE = 0.95;

	static final SignalTotals NONE = new SignalTotals(0, 0, 0, Map.of());

	/**
	 * Returns what was added to earlier totals.
	 * @param earlier the earlier totals
	 * @param seconds the time between them
	 * @param series takes the name and the value of each series: an infinite one is known
	 * to be above the last boundary
	 */
	void since(SignalTotals earlier, double seconds, BiConsumer<String, Double> series) {
		series.accept("rate", (this.calls - earlier.calls) / seconds);
		series.accept("errors", (this.failed - earlier.failed) / seconds);
		series.accept("active", this.active);
		Band band = Band.of(SHARE, added(earlier));
		if (band != null) {
			series.accept("p95Above", band.above());
			series.accept("p95AtMost", band.atMost());
		}
	}

	/**
	 * Returns the calls that were added to earlier totals.
	 * @param earlier the earlier totals
	 * @return the number of calls by bucket
	 */
	Map<Band, Long> added(SignalTotals earlier) {
		Map<Band, Long> added = new HashMap<>();
		this.buckets.forEach((band, count) -> {
			long more = count - earlier.buckets.getOrDefault(band, 0L);
			if (more > 0) {
				added.put(band, more);
			}
		});
		return added;
	}

}
