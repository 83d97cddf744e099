package dev.monitored.dashboard.history;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Series of numbers with the times at which they were sampled.
 *
 * @param times the times, in milliseconds since the epoch
 * @param series the values of each series, {@code NaN} where it has none
 */
public record SampledSeries(long[] times, Map<String, float[]> series) {

	/**
	 * Returns the largest values of each step, so that no peak is lost.
	 * @param stepMillis how long a step is, in milliseconds
	 * @return fewer samples
	 */
	SampledSeries largestOf(long stepMillis) {
		int[] steps = new int[this.times.length];
		int last = -1;
		long lastStep = Long.MIN_VALUE;
		for (int sample = 0; sample < steps.length; sample++) {
			long step = this.times[sample] / stepMillis;
			last += (step != lastStep) ? 1 : 0;
			lastStep = step;
			steps[sample] = last;
		}
		long[] fewerTimes = new long[last + 1];
		for (int sample = 0; sample < steps.length; sample++) {
			fewerTimes[steps[sample]] = this.times[sample];
		}
		Map<String, float[]> fewer = new LinkedHashMap<>();
		this.series.forEach((name, values) -> fewer.put(name, largest(values, steps, fewerTimes.length)));
		return new SampledSeries(fewerTimes, fewer);
	}

	/**
	 * Adds samples of a finer series, which win where both have some.
	 * @param finer the finer samples
	 * @param gapMillis how far a sample must be from finer ones to be kept
	 * @return the samples of both by time
	 */
	SampledSeries withFiner(SampledSeries finer, long gapMillis) {
		boolean[] kept = new boolean[this.times.length];
		int count = 0;
		for (int sample = 0; sample < kept.length; sample++) {
			kept[sample] = !finer.hasNear(this.times[sample], gapMillis);
			count += (kept[sample]) ? 1 : 0;
		}
		int[] places = new int[count + finer.times.length];
		long[] merged = new long[places.length];
		int place = 0;
		int fine = 0;
		for (int sample = 0; sample <= kept.length; sample++) {
			long until = (sample < kept.length) ? this.times[sample] : Long.MAX_VALUE;
			while (fine < finer.times.length && finer.times[fine] < until) {
				merged[place] = finer.times[fine];
				places[place++] = -1 - fine++;
			}
			if (sample < kept.length && kept[sample]) {
				merged[place] = until;
				places[place++] = sample;
			}
		}
		return new SampledSeries(merged, merged(finer, places));
	}

	private Map<String, float[]> merged(SampledSeries finer, int[] places) {
		Map<String, float[]> merged = new LinkedHashMap<>();
		Map<String, float[]> all = new LinkedHashMap<>(this.series);
		all.putAll(finer.series);
		for (String name : all.keySet()) {
			float[] values = new float[places.length];
			for (int place = 0; place < places.length; place++) {
				int from = places[place];
				float[] source = (from < 0) ? finer.series.get(name) : this.series.get(name);
				values[place] = (source != null) ? source[(from < 0) ? -1 - from : from] : Float.NaN;
			}
			merged.put(name, values);
		}
		return merged;
	}

	private boolean hasNear(long time, long gapMillis) {
		int found = Arrays.binarySearch(this.times, time);
		int after = (found < 0) ? -1 - found : found;
		return (after < this.times.length && this.times[after] - time < gapMillis)
				|| (after > 0 && time - this.times[after - 1] < gapMillis);
	}

	private static float[] largest(float[] values, int[] steps, int count) {
		float[] fewer = new float[count];
		Arrays.fill(fewer, Float.NaN);
		for (int sample = 0; sample < values.length; sample++) {
			float known = fewer[steps[sample]];
			if (Float.isNaN(known) || values[sample] > known) {
				fewer[steps[sample]] = values[sample];
			}
		}
		return fewer;
	}

}
