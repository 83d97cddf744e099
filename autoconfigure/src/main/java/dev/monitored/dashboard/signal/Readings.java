package dev.monitored.dashboard.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.dashboard.process.ProcessReading;
import dev.monitored.saturation.ResourceUse;

/**
 * What all meters had counted at some time.
 */
public final class Readings {

	private final long nanos;

	private final Map<String, SignalTotals> signals;

	private final ProcessReading process;

	/**
	 * Creates readings.
	 * @param nanos when they were read, in nanoseconds of a monotonic clock
	 * @param signals the totals by signal
	 * @param process the state of the JVM
	 */
	Readings(long nanos, Map<String, SignalTotals> signals, ProcessReading process) {
		this.nanos = nanos;
		this.signals = signals;
		this.process = process;
	}

	/**
	 * Returns what has a limit.
	 * @return the resources, the fullest one first
	 */
	public List<ResourceUse> resources() {
		return this.process.resources();
	}

	/**
	 * Returns when these were read.
	 * @return nanoseconds of a monotonic clock
	 */
	public long nanos() {
		return this.nanos;
	}

	/**
	 * Returns how many calls of each signal ended between earlier readings and these, by
	 * the upper end of their bucket.
	 * @param earlier the earlier readings
	 * @return the numbers of calls by signal and by seconds, infinite above the last
	 * boundary
	 */
	public Map<String, Map<Double, Long>> latency(Readings earlier) {
		Map<String, Map<Double, Long>> latency = new HashMap<>();
		this.signals.forEach((id, totals) -> {
			Map<Double, Long> calls = new HashMap<>();
			totals.added(earlier.signals.getOrDefault(id, SignalTotals.NONE))
				.forEach((band, count) -> calls.merge(band.atMost(), count, Long::sum));
			if (!calls.isEmpty()) {
				latency.put(id, calls);
			}
		});
		return latency;
	}

	/**
	 * Returns the series between earlier readings and these.
	 * @param earlier the earlier readings, {@code null} if these are the first
	 * @return the values by series, those without calls left out
	 */
	public Map<String, Double> since(@Nullable Readings earlier) {
		Map<String, Double> values = new HashMap<>();
		double seconds = (earlier != null) ? Math.max(1e-3, (this.nanos - earlier.nanos) / 1e9) : 1;
		if (earlier != null) {
			this.signals.forEach((id, totals) -> {
				if (totals.calls() > 0 || totals.active() > 0) {
					totals.since(earlier.signals.getOrDefault(id, SignalTotals.NONE), seconds,
							(name, value) -> values.put(id + "." + name, value));
				}
			});
		}
		this.process.since((earlier != null) ? earlier.process : null, seconds, (name, value) -> {
			if (Double.isFinite(value)) {
				values.put(name, value);
			}
		});
		return values;
	}

}
