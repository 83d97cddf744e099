package dev.monitored.catalog.status;

import org.jspecify.annotations.Nullable;

import dev.monitored.indicator.Counts;
import dev.monitored.slo.objective.Objective;

/**
 * The events of one objective in some time.
 *
 * @param events the number of events
 * @param badEvents the number of bad events; Apdex counts a tolerated call as a half
 * @param goodRatio the share of good events, {@code null} without events
 * @param burnRate how many times faster than allowed the budget was spent, {@code null}
 * without events
 */
public record EventCounts(long events, double badEvents, @Nullable Double goodRatio, @Nullable Double burnRate) {

	private static final double PRECISION = 1e9;

	/**
	 * Returns events with their ratios.
	 * @param counts what was counted
	 * @param objective the objective of which it was
	 * @return the events
	 */
	public static EventCounts of(Counts counts, Objective objective) {
		long events = counts.events();
		if (events == 0) {
			return new EventCounts(0, 0, null, null);
		}
		double badRatio = counts.badEvents() / events;
		return new EventCounts(events, counts.badEvents(), rounded(1 - badRatio),
				rounded(badRatio / objective.budget().doubleValue()));
	}

	@Nullable Double budgetRemaining() {
		return (this.burnRate != null) ? rounded(1 - this.burnRate) : null;
	}

	static double rounded(double value) {
		return Math.round(value * PRECISION) / PRECISION;
	}

}
