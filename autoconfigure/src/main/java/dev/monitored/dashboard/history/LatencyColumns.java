package dev.monitored.dashboard.history;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.TreeMap;

/**
 * Columns of a heat map: how many calls of a signal took how long in some time.
 */
public final class LatencyColumns {

	private final TreeMap<Double, int[]> counts;

	private final List<Double> bounds;

	private final LinkedList<Long> times = new LinkedList<>();

	private final LinkedList<List<Integer>> calls = new LinkedList<>();

	private boolean isEmpty = true;

	/**
	 * Creates a map without columns.
	 * @param counts the number of calls of all columns by the upper end of their bucket,
	 * in seconds
	 */
	LatencyColumns(TreeMap<Double, int[]> counts) {
		this.counts = counts;
		this.bounds = List.copyOf(counts.keySet());
	}

	/**
	 * Adds an earlier column.
	 * @param begin when it begins, in milliseconds since the epoch
	 * @param indexes the columns that it is the sum of
	 */
	void addFirst(long begin, int[] indexes) {
		List<Integer> column = new ArrayList<>();
		int bound = 0;
		for (int[] numbers : this.counts.values()) {
			int sum = 0;
			for (int index : indexes) {
				sum += numbers[index];
			}
			if (sum > 0) {
				column.add(bound);
				column.add(sum);
				this.isEmpty = false;
			}
			bound++;
		}
		this.times.addFirst(begin);
		this.calls.addFirst(column);
	}

	boolean isEmpty() {
		return this.isEmpty;
	}

	/**
	 * Returns the upper ends of the buckets.
	 * @return the seconds, ascending, infinite above the last boundary
	 */
	public List<Double> bounds() {
		return this.bounds;
	}

	/**
	 * Returns when the columns begin.
	 * @return milliseconds since the epoch
	 */
	public List<Long> times() {
		return this.times;
	}

	/**
	 * Returns the calls of each column.
	 * @return pairs of the place of a bound and the number of calls
	 */
	public List<List<Integer>> calls() {
		return this.calls;
	}

}
