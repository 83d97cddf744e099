package dev.monitored.cli.backtest;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * Counts of minutes of which it is known that they lie between two numbers.
 *
 * @param fewest the least there can be in each minute, NaN where there is no data
 * @param most the most there can be
 */
record BoundedCounts(double[] fewest, double[] most) {

	static BoundedCounts exactly(double[] counts) {
		return new BoundedCounts(counts, counts);
	}

	/**
	 * Returns counts of minutes without any data.
	 * @param minutes how many minutes
	 * @return the counts
	 */
	static BoundedCounts unknown(int minutes) {
		double[] counts = new double[minutes];
		Arrays.fill(counts, Double.NaN);
		return exactly(counts);
	}

	/**
	 * Returns the sums. A minute has data if either has.
	 * @param other the other counts
	 * @return the sums
	 */
	BoundedCounts plus(BoundedCounts other) {
		return new BoundedCounts(combined(this.fewest, other.fewest, Double::sum),
				combined(this.most, other.most, Double::sum));
	}

	/**
	 * Returns what is left of these counts, which include the others.
	 * @param others the counts that are subtracted
	 * @return the differences, none below 0
	 */
	BoundedCounts less(BoundedCounts others) {
		DoubleBinaryOperator less = (first, second) -> Math.max(0, first - second);
		return new BoundedCounts(combined(this.fewest, others.most, less), combined(this.most, others.fewest, less));
	}

	BoundedCounts half() {
		return new BoundedCounts(Arrays.stream(this.fewest).map((count) -> count / 2).toArray(),
				Arrays.stream(this.most).map((count) -> count / 2).toArray());
	}

	/**
	 * Returns whether nothing is known of any minute.
	 * @return whether there is no data
	 */
	boolean isUnknown() {
		return Arrays.stream(this.most).allMatch(Double::isNaN);
	}

	private static double[] combined(double[] first, double[] second, DoubleBinaryOperator operator) {
		double[] result = new double[first.length];
		for (int minute = 0; minute < result.length; minute++) {
			boolean isKnown = !Double.isNaN(first[minute]) || !Double.isNaN(second[minute]);
			result[minute] = isKnown ? operator.applyAsDouble(known(first[minute]), known(second[minute])) : Double.NaN;
		}
		return result;
	}

	private static double known(double count) {
		return Double.isNaN(count) ? 0 : count;
	}

}
