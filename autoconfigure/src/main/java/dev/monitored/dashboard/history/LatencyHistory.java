package dev.monitored.dashboard.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How long the calls of each signal took, in each half minute of six hours: the number of
 * calls by the upper end of their bucket.
 */
final class LatencyHistory {

	static final long STEP_MILLIS = 30_000;

	static final int MOST_SIGNALS = 5;

	static final int MOST_BOUNDS = 32;

	// Those above the limit are for thresholds alone
	static final int MOST_ROWS = 41;

	private static final int COLUMNS = (int) (Range.HOURS.length().toMillis() / STEP_MILLIS);

	private static final int MERGED = 4;

	// When each column begins, and when something was added to it last
	private final long[] times = new long[COLUMNS];

	private final long[] changed = new long[COLUMNS];

	private final Map<String, TreeMap<Double, int[]>> signals = new HashMap<>();

	private int next;

	private int size;

	/**
	 * Adds calls to the half minute in which they ended.
	 * @param time when they were counted, in milliseconds since the epoch
	 * @param added the number of calls by signal and by seconds, infinite for those that
	 * took longer than any boundary
	 * @param thresholds the thresholds of objectives in seconds, by signal
	 */
	synchronized void add(long time, Map<String, Map<Double, Long>> added,
			Map<String, NavigableSet<Double>> thresholds) {
		long begin = time - time % STEP_MILLIS;
		if (this.size == 0 || this.times[index(this.size - 1)] < begin) {
			begin(begin);
		}
		int column = index(this.size - 1);
		this.changed[column] = time;
		added.forEach((signal, calls) -> {
			if (this.signals.containsKey(signal) || this.signals.size() < MOST_SIGNALS) {
				TreeMap<Double, int[]> counts = this.signals.computeIfAbsent(signal, (key) -> new TreeMap<>());
				NavigableSet<Double> kept = thresholds.getOrDefault(signal, Collections.emptyNavigableSet());
				calls.forEach((bound, number) -> counts.computeIfAbsent(row(counts, bound, kept),
						(key) -> new int[COLUMNS])[column] += number.intValue());
			}
		});
	}

	/**
	 * Returns what was added after some time.
	 * @param range how far back to look
	 * @param now the time, in milliseconds since the epoch
	 * @param since the time after which something was added
	 * @return the columns that changed, by signal
	 */
	synchronized Map<String, LatencyColumns> since(Range range, long now, long since) {
		int merged = (range == Range.HOURS) ? MERGED : 1;
		Map<String, LatencyColumns> columns = new TreeMap<>();
		this.signals.forEach((signal, counts) -> columns.put(signal, new LatencyColumns(counts)));
		long oldest = now - range.length().toMillis();
		int last = this.size - 1;
		while (last >= 0) {
			long begin = merged(this.times[index(last)], merged);
			int first = last;
			while (first > 0 && merged(this.times[index(first - 1)], merged) == begin) {
				first--;
			}
			if (begin < oldest || this.changed[index(last)] <= since) {
				break;
			}
			int[] indexes = new int[last - first + 1];
			for (int column = 0; column < indexes.length; column++) {
				indexes[column] = index(first + column);
			}
			columns.values().forEach((found) -> found.addFirst(begin, indexes));
			last = first - 1;
		}
		columns.values().removeIf(LatencyColumns::isEmpty);
		return columns;
	}

	/**
	 * Returns how much memory the counts take.
	 * @return the number of bytes
	 */
	synchronized long bytes() {
		long arrays = this.signals.values().stream().mapToLong(Map::size).sum();
		return 2L * COLUMNS * Long.BYTES + arrays * COLUMNS * Integer.BYTES;
	}

	private void begin(long begin) {
		this.times[this.next] = begin;
		int column = this.next;
		this.next = (this.next + 1) % COLUMNS;
		this.size = Math.min(this.size + 1, COLUMNS);
		for (TreeMap<Double, int[]> counts : this.signals.values()) {
			counts.values().forEach((numbers) -> numbers[column] = 0);
			if (this.next == 0) {
				counts.values().removeIf((numbers) -> Arrays.stream(numbers).allMatch((number) -> number == 0));
			}
		}
	}

	// A bound too many is folded into the next larger one, but not into one above a
	// threshold
	private static double row(TreeMap<Double, int[]> counts, double bound, NavigableSet<Double> thresholds) {
		if (counts.size() < MOST_BOUNDS) {
			return bound;
		}
		double larger = orInfinite(counts.ceilingKey(bound));
		double threshold = orInfinite(thresholds.ceiling(bound));
		return (threshold < larger && counts.size() < MOST_ROWS) ? threshold : larger;
	}

	private static double orInfinite(@Nullable Double bound) {
		return (bound != null) ? bound : Double.POSITIVE_INFINITY;
	}

	private static long merged(long begin, int merged) {
		return begin - begin % (merged * STEP_MILLIS);
	}

	private int index(int column) {
		return (this.next - this.size + column + COLUMNS) % COLUMNS;
	}

}
