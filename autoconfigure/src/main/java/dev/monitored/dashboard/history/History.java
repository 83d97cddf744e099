package dev.monitored.dashboard.history;

import java.util.Map;
import java.util.NavigableSet;

/**
 * What is remembered of the series: each ten seconds for six hours, and each second for
 * 15 minutes as long as a page is open. And how long calls took, each half minute.
 */
public final class History {

	/**
	 * The time between two samples, in milliseconds.
	 */
	public static final long STEP_MILLIS = 10_000;

	static final int MOST_SERIES = 110;

	private static final int FINE_STEPS = 900;

	private static final long MINUTE_MILLIS = 60_000;

	private final SeriesRing coarse = new SeriesRing((int) (Range.HOURS.length().toMillis() / STEP_MILLIS),
			MOST_SERIES);

	private final SeriesRing fine = new SeriesRing(FINE_STEPS, MOST_SERIES);

	private final LatencyHistory latency = new LatencyHistory();

	/**
	 * Adds what is sampled each ten seconds.
	 * @param time when it was sampled, in milliseconds since the epoch
	 * @param values the values by series
	 */
	public synchronized void add(long time, Map<String, Double> values) {
		this.coarse.add(time, values);
	}

	/**
	 * Adds what is sampled each second, because a page is open.
	 * @param time when it was sampled, in milliseconds since the epoch
	 * @param values the values by series
	 */
	public synchronized void addFine(long time, Map<String, Double> values) {
		this.fine.add(time, values);
	}

	/**
	 * Adds how long calls took.
	 * @param time when they were counted, in milliseconds since the epoch
	 * @param calls the number of calls by signal and by seconds
	 * @param thresholds the thresholds of objectives in seconds, by signal
	 */
	public void addLatency(long time, Map<String, Map<Double, Long>> calls,
			Map<String, NavigableSet<Double>> thresholds) {
		this.latency.add(time, calls, thresholds);
	}

	/**
	 * Returns how long calls took, in the half minutes of a range.
	 * @param range how far back to look
	 * @param now the time, in milliseconds since the epoch
	 * @param since the time after which something was added
	 * @return the columns that changed, by signal
	 */
	public Map<String, LatencyColumns> latency(Range range, long now, long since) {
		return this.latency.since(range, now, since);
	}

	/**
	 * Returns the samples of a range.
	 * @param range how far back to look
	 * @param now the time, in milliseconds since the epoch
	 * @param since the time after which samples are wanted
	 * @return the samples by time
	 */
	public synchronized SampledSeries samples(Range range, long now, long since) {
		long after = Math.max(since, now - range.length().toMillis());
		return switch (range) {
			case MINUTES -> this.coarse.after(after).withFiner(this.fine.after(after), STEP_MILLIS / 2);
			case HOUR -> this.coarse.after(after);
			case HOURS -> this.coarse.after(after - after % MINUTE_MILLIS - 1).largestOf(MINUTE_MILLIS);
		};
	}

	/**
	 * Returns how much memory the samples take.
	 * @return the number of bytes
	 */
	synchronized long bytes() {
		return this.coarse.bytes() + this.fine.bytes() + this.latency.bytes();
	}

}
