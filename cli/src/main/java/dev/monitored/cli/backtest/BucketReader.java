package dev.monitored.cli.backtest;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

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
				this.buckets.merge(new BigDecimal(boundary).stripTrailingZeros(), counts, BucketReader::sum);
			}
		});
		double[] unknown = new double[minutes];
		Arrays.fill(unknown, Double.NaN);
		this.all = timer.getOrDefault(Boundaries.ALL, unknown);
	}

	private static double[] sum(double[] counts, double[] others) {
		return BoundedCounts.exactly(counts).plus(BoundedCounts.exactly(others)).fewest();
	}

	TimedCalls read() {
		for (int first = 0; first < this.all.length; first += Minutes.DAY) {
			readDay(first, Math.min(first + Minutes.DAY, this.all.length));
		}
		return new TimedCalls(BoundedCounts.exactly(this.all), new BoundedCounts(this.fewest, this.most), this.between);
	}

	private void readDay(int from, int until) {
		BigDecimal below = first(this.buckets.headMap(this.threshold, true).descendingKeySet(), from, until);
		BigDecimal above = first(this.buckets.tailMap(this.threshold, true).keySet(), from, until);
		double[] least = (below != null) ? counts(below) : new double[this.all.length];
		double[] greatest = (above != null) ? counts(above) : this.all;
		double total = 0;
		for (int minute = from; minute < until; minute++) {
			boolean isKnown = !Double.isNaN(this.all[minute]);
			this.fewest[minute] = isKnown ? least[minute] : Double.NaN;
			this.most[minute] = isKnown ? greatest[minute] : Double.NaN;
			total += isKnown ? this.all[minute] : 0;
		}
		if (total > 0 && (below == null || !below.equals(above))) {
			this.between.add("%s and %s".formatted((below != null) ? text(below) : "0 s",
					(above != null) ? text(above) : "no boundary above"));
		}
	}

	private @Nullable BigDecimal first(Collection<BigDecimal> boundaries, int from, int until) {
		return boundaries.stream().filter((boundary) -> isThroughout(boundary, from, until)).findFirst().orElse(null);
	}

	private boolean isThroughout(BigDecimal boundary, int from, int until) {
		double[] counts = counts(boundary);
		return IntStream.range(from, until)
			.allMatch((minute) -> Double.isNaN(this.all[minute]) || !Double.isNaN(counts[minute]));
	}

	private double[] counts(BigDecimal boundary) {
		return Objects.requireNonNull(this.buckets.get(boundary));
	}

	private static String text(BigDecimal boundary) {
		return boundary.toPlainString() + " s";
	}

}
