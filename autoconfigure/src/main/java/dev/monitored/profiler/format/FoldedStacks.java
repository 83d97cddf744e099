package dev.monitored.profiler.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.monitored.profiler.sample.StackLine;
import dev.monitored.profiler.sample.StackSample;

/**
 * The stacks of wanted samples, by methods alone, with what these weigh. Good calls are
 * scaled to weigh as much as the bad ones that are compared with them.
 *
 * @param wanted the weight of wanted samples by stack
 * @param compared the weight of those that they are compared with
 */
record FoldedStacks(Map<List<String>, Long> wanted, Map<List<String>, Long> compared) {

	/**
	 * Folds samples.
	 * @param samples the samples
	 * @param choice which ones are wanted
	 * @return the stacks
	 */
	static FoldedStacks of(List<StackSample> samples, SampleChoice choice) {
		Map<List<String>, Long> wanted = new LinkedHashMap<>();
		Map<List<String>, Long> compared = new LinkedHashMap<>();
		for (StackSample sample : samples) {
			List<String> methods = sample.stack().stream().map(StackLine::method).toList();
			if (choice.takes(sample)) {
				wanted.merge(methods, sample.weight(), Long::sum);
			}
			else if (choice.isDifference() && choice.comparesWith(sample)) {
				compared.merge(methods, sample.weight(), Long::sum);
			}
		}
		double scale = (double) total(wanted) / Math.max(1, total(compared));
		compared.replaceAll((stack, weight) -> Math.round(weight * scale));
		return new FoldedStacks(wanted, compared);
	}

	private static long total(Map<List<String>, Long> weights) {
		return weights.values().stream().mapToLong(Long::longValue).sum();
	}

}
