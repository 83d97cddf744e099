package dev.monitored.benchmarks.pages;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Numbers of arrivals in equal times, drawn by inverting the distribution function, which
 * is tabulated once.
 */
final class PoissonDistribution {

	private static final double NEGLIGIBLE = 1e-18;

	private final int lowest;

	private final double[] cumulated;

	/**
	 * Creates the distribution.
	 * @param mean how many arrivals there are on average
	 */
	PoissonDistribution(double mean) {
		int mode = (int) mean;
		int below = mode;
		for (double weight = 1; below > 0 && weight > NEGLIGIBLE; below--) {
			weight *= below / mean;
		}
		int above = mode;
		for (double weight = 1; weight > NEGLIGIBLE; above++) {
			weight *= mean / (above + 1);
		}
		this.lowest = below;
		this.cumulated = cumulate(weights(mean, mode, below, above));
	}

	private static double[] weights(double mean, int mode, int below, int above) {
		double[] weights = new double[above - below + 1];
		weights[mode - below] = 1;
		for (int count = mode; count > below; count--) {
			weights[count - 1 - below] = weights[count - below] * count / mean;
		}
		for (int count = mode; count < above; count++) {
			weights[count + 1 - below] = weights[count - below] * mean / (count + 1);
		}
		return weights;
	}

	private static double[] cumulate(double[] weights) {
		double all = Arrays.stream(weights).sum();
		double sum = 0;
		double[] cumulated = new double[weights.length];
		for (int index = 0; index < weights.length; index++) {
			sum += weights[index] / all;
			cumulated[index] = sum;
		}
		return cumulated;
	}

	/**
	 * Returns the number of arrivals in one time.
	 * @param random where chance comes from
	 * @return the number
	 */
	int draw(SplittableRandom random) {
		double chance = random.nextDouble();
		if (chance < this.cumulated[0]) {
			return this.lowest;
		}
		int found = Arrays.binarySearch(this.cumulated, chance);
		int index = (found >= 0) ? found + 1 : -found - 1;
		return this.lowest + Math.min(index, this.cumulated.length - 1);
	}

}
