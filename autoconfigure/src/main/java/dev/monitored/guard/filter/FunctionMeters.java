package dev.monitored.guard.filter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Meter;

/**
 * Meters that read their value from somewhere. Two of them under one name and label set
 * are not added up: the second one would be lost. Gauges say so by their type; counters
 * and timers only by who registers them, which is looked up once for each name.
 */
final class FunctionMeters {

	private static final int REMEMBERED = 1_000;

	private static final int NEAREST_CALLERS = 12;

	/**
	 * What registers them in Micrometer, and no other counters and timers.
	 */
	private static final String REGISTRAR = "io.micrometer.core.instrument.MeterRegistry$More";

	private final Map<String, Boolean> mergeable = new ConcurrentHashMap<>();

	/**
	 * Returns whether a meter may record what several with other labels would. A filter
	 * asks while the meter is being registered.
	 * @param id the meter
	 * @return whether nothing is lost
	 */
	boolean isMergeable(Meter.Id id) {
		return switch (id.getType()) {
			case COUNTER, TIMER -> isPlain(id.getName());
			case DISTRIBUTION_SUMMARY, LONG_TASK_TIMER -> true;
			case GAUGE, OTHER -> false;
		};
	}

	private boolean isPlain(String name) {
		Boolean known = this.mergeable.get(name);
		if (known != null) {
			return known;
		}
		boolean isPlain = StackWalker.getInstance()
			.walk((callers) -> callers.limit(NEAREST_CALLERS)
				.noneMatch((caller) -> caller.getClassName().equals(REGISTRAR)));
		if (this.mergeable.size() < REMEMBERED) {
			this.mergeable.put(name, isPlain);
		}
		return isPlain;
	}

}
