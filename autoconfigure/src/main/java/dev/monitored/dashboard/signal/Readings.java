package dev.monitored.dashboard.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
	 * Returns the series between earlier readings and these.
	 * @param earlier the earlier readings, {@code null} if these are the first
	 * @return the values by series, those without calls left out
	 */
	public Map<String, Double> since(@Nullable Readings earlier) {
		Map<String, Double> values = new HashMap<>();
		if (earlier != null) {
			double seconds = Math.max(1e-3, (this.nanos - earlier.nanos) / 1e9);
			this.signals.forEach((id, totals) -> {
				if (totals.calls() > 0 || totals.active() > 0) {
					totals.since(earlier.signals.getOrDefault(id, SignalTotals.NONE), seconds,
							(name, value) -> values.put(id + "." + name, value));
				}
			});
		}
		this.process.since((earlier != null) ? earlier.process : null, (name, value) -> {
			if (Double.isFinite(value)) {
				values.put(name, value);
			}
		});
		return values;
	}

}
