package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.monitored.cli.prometheus.Minutes;

/**
 * Reads the buckets of one timer, day by day.
 */
final class BucketReader {

	private final BigDecimal threshold;

	private final double[] all;

	private final TreeMap<BigDecimal, double[]> buckets = new TreeMap<>();

	private final double[] fewest;

	private final double[] most;

	private final TreeSet<String> between = new TreeSet<>();

	/**
	 * Creates a reader.
	 * @param threshold the threshold in seconds
	 * @param timer the calls of each minute by the label {@code le}
	 * @param minutes how many minutes there are
	 */
	BucketReader(BigDecimal threshold, Map<String, double[]> timer, int minutes) {
		this.threshold = threshold;
		this.fewest = new double[minutes];
		this.most = new double[minutes];
		timer.forEach((boundary, counts) -> {
			if (Boundaries.isNumber(boundary)) {
				this.buckets.put(new BigDecimal(boundary).stripTrailingZeros(), counts);
			}
		});
		double[] unknown = new double[minutes];
		Arrays.fill(unknown, Double.NaN);
		this.all = timer.getOrDefault(Boundaries.ALL, unknown);
	}

	TimedCalls read() {
		for (int first = 0; first < this.all.length; first += Minutes.DAY) {
			readDay(first, Math.min(first + Minutes.DAY, this.all.length));
		}
		return new TimedCalls(BoundedCounts.exactly(this.all), new BoundedCounts(this.fewest, this.most), this.between);
	}

	private void readDay(int from, int until) {
		BigDecimal below = this.threshold;
		while (below != null && !isThroughout(below, from, until)) {
			below = this.buckets.lowerKey(below);
		}
		BigDecimal above = this.threshold;
		while (above != null && !isThroughout(above, from, until)) {
			above = this.buckets.higherKey(above);
		}
		double total = 0;
		for (int minute = from; minute < until; minute++) {
			boolean isKnown = !Double.isNaN(this.all[minute]);
			this.fewest[minute] = !isKnown ? Double.NaN : (below != null) ? this.buckets.get(below)[minute] : 0;
			this.most[minute] = (isKnown && above != null) ? this.buckets.get(above)[minute] : this.all[minute];
			total += isKnown ? this.all[minute] : 0;
		}
		if (total > 0 && (below == null || above == null || !below.equals(above))) {
			this.between.add("%s and %s".formatted((below != null) ? text(below) + " s" : "0 s",
					(above != null) ? text(above) + " s" : "no boundary above"));
		}
	}

	private boolean isThroughout(BigDecimal boundary, int from, int until) {
		double[] counts = this.buckets.get(boundary);
		if (counts == null) {
			return false;
		}
		for (int minute = from; minute < until; minute++) {
			if (!Double.isNaN(this.all[minute]) && Double.isNaN(counts[minute])) {
				return false;
			}
		}
		return true;
	}

	private static String text(BigDecimal boundary) {
		return boundary.toPlainString();
	}

}
