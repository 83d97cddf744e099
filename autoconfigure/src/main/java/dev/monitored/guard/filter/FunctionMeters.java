package dev.monitored.guard.filter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;

/**
 * Meters that read their value from somewhere. Two of them under one name and label set
 * are not added up: the second one would be lost. Gauges say so by their type; counters
 * and timers only once they are registered.
 */
final class FunctionMeters {

	private static final int REMEMBERED = 1_000;

	private final Set<String> names = ConcurrentHashMap.newKeySet();

	void added(Meter meter) {
		if ((meter instanceof FunctionCounter || meter instanceof FunctionTimer) && this.names.size() < REMEMBERED) {
			this.names.add(meter.getId().getName());
		}
	}

	/**
	 * Returns whether a meter may record what several with other labels would.
	 * @param id the meter
	 * @return whether nothing is lost
	 */
	boolean isMergeable(Meter.Id id) {
		return switch (id.getType()) {
			case COUNTER, TIMER -> !this.names.contains(id.getName());
			case DISTRIBUTION_SUMMARY, LONG_TASK_TIMER -> true;
			case GAUGE, OTHER -> false;
		};
	}

}
