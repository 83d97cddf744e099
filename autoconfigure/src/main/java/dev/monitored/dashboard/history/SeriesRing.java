package dev.monitored.dashboard.history;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last samples of some series, in arrays of fixed size. A series that has no value
 * has {@code NaN} there; the ones that come when there are too many are left out.
 */
final class SeriesRing {

	private final int samples;

	private final int mostSeries;

	private final long[] times;

	private final Map<String, float[]> series = new LinkedHashMap<>();

	private int next;

	private int size;

	/**
	 * Creates an empty ring.
	 * @param samples how many samples it keeps
	 * @param mostSeries how many series it keeps
	 */
	SeriesRing(int samples, int mostSeries) {
		this.samples = samples;
		this.mostSeries = mostSeries;
		this.times = new long[samples];
	}

	/**
	 * Adds a sample, in place of the oldest one if the ring is full.
	 * @param time when it was taken, in milliseconds since the epoch
	 * @param values the values by series
	 */
	void add(long time, Map<String, Double> values) {
		this.times[this.next] = time;
		this.series.values().forEach((known) -> known[this.next] = Float.NaN);
		values.forEach((name, value) -> {
			float[] known = this.series.get(name);
			if (known == null && this.series.size() < this.mostSeries) {
				known = new float[this.samples];
				Arrays.fill(known, Float.NaN);
				this.series.put(name, known);
			}
			if (known != null) {
				known[this.next] = value.floatValue();
			}
		});
		this.next = (this.next + 1) % this.samples;
		this.size = Math.min(this.size + 1, this.samples);
		if (this.next == 0) {
			this.series.values().removeIf(SeriesRing::isEmpty);
		}
	}

	/**
	 * Copies what was sampled after some time.
	 * @param after the time, in milliseconds since the epoch
	 * @return the samples by time
	 */
	SampledSeries after(long after) {
		int first = 0;
		while (first < this.size && this.times[index(first)] <= after) {
			first++;
		}
		int count = this.size - first;
		long[] copiedTimes = new long[count];
		for (int sample = 0; sample < count; sample++) {
			copiedTimes[sample] = this.times[index(first + sample)];
		}
		Map<String, float[]> copied = new LinkedHashMap<>();
		for (Map.Entry<String, float[]> entry : this.series.entrySet()) {
			float[] values = new float[count];
			for (int sample = 0; sample < count; sample++) {
				values[sample] = entry.getValue()[index(first + sample)];
			}
			if (!isEmpty(values)) {
				copied.put(entry.getKey(), values);
			}
		}
		return new SampledSeries(copiedTimes, copied);
	}

	/**
	 * Returns how much memory the samples take.
	 * @return the number of bytes
	 */
	long bytes() {
		return (long) this.samples * Long.BYTES + (long) this.series.size() * this.samples * Float.BYTES;
	}

	private int index(int sample) {
		return (this.next - this.size + sample + this.samples) % this.samples;
	}

	private static boolean isEmpty(float[] values) {
		for (float value : values) {
			if (!Float.isNaN(value)) {
				return false;
			}
		}
		return true;
	}

}
