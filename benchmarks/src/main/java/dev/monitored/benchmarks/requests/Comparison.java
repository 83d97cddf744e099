package dev.monitored.benchmarks.requests;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

import org.springframework.util.Assert;

import dev.monitored.benchmarks.requests.Measurement.Variant;

/**
 * Pairs of measurements of one kind, one of each application, shortly after each other. A
 * machine that is slow for a while is slow for both; so their ratio is what counts.
 */
final class Comparison {

	private static final double TAIL = 0.025;

	private final Map<String, Double> without = new TreeMap<>();

	private final Map<String, Double> with = new TreeMap<>();

	private Comparison() {
	}

	/**
	 * Collects the pairs of one kind.
	 * @param kind the kind
	 * @param measurements measurements of all kinds
	 * @return the pairs
	 * @throws IllegalArgumentException if there is none, or one is half
	 */
	static Comparison of(String kind, Collection<Measurement> measurements) {
		Comparison comparison = new Comparison();
		measurements.stream()
			.filter((measurement) -> measurement.kind().equals(kind))
			.forEach((measurement) -> comparison.values(measurement.variant())
				.put(measurement.pair(), measurement.value()));
		Assert.isTrue(!comparison.with.isEmpty() && comparison.with.keySet().equals(comparison.without.keySet()),
				() -> "No pairs of '%s': %s and %s".formatted(kind, comparison.without, comparison.with));
		return comparison;
	}

	private Map<String, Double> values(Variant variant) {
		return (variant == Variant.with) ? this.with : this.without;
	}

	int pairs() {
		return this.with.size();
	}

	double median(Variant variant) {
		return median(values(variant).values().stream().mapToDouble(Double::doubleValue));
	}

	double medianRatio() {
		return median(ratios());
	}

	/**
	 * Returns the lower end of the interval that has the median of all such pairs in it
	 * in 95 of 100 runs, whatever their distribution. Fewer than six pairs have no such
	 * interval; then it is the lowest ratio.
	 * @return the ratio
	 */
	double lowerRatio() {
		double[] sorted = ratios().sorted().toArray();
		return sorted[outside(sorted.length)];
	}

	/**
	 * Returns the upper end of that interval.
	 * @return the ratio
	 */
	double upperRatio() {
		double[] sorted = ratios().sorted().toArray();
		return sorted[sorted.length - 1 - outside(sorted.length)];
	}

	/**
	 * Returns how many pairs lie outside of the interval at each end. That so many or
	 * fewer lie below the median is as likely as in tosses of a coin.
	 * @param pairs the number of pairs
	 * @return how many do
	 */
	private static int outside(int pairs) {
		double probability = Math.pow(0.5, pairs);
		double sum = probability;
		int rank = 0;
		while (sum <= TAIL) {
			rank++;
			probability *= (pairs - rank + 1.0) / rank;
			sum += probability;
		}
		return Math.max(0, rank - 1);
	}

	/**
	 * Returns the application with the {@link Subject} relative to the one without.
	 * @return a ratio for each pair
	 */
	private DoubleStream ratios() {
		return this.with.entrySet()
			.stream()
			.mapToDouble((pair) -> pair.getValue() / this.without.getOrDefault(pair.getKey(), Double.NaN));
	}

	private static double median(DoubleStream values) {
		double[] sorted = values.sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
