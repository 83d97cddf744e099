package dev.monitored.report;

import java.time.Duration;
import java.util.stream.DoubleStream;

import dev.monitored.slo.objective.Objective;

/**
 * How long a total outage lasts before it pages the team on call, by the tiers of the
 * alert {@code SloErrorBudgetBurn} in {@code slo-rules.yml}: 14.4 over an hour (fast), 6
 * over six hours (medium), or more than half of the events bad over five minutes, for
 * three more (outage).
 */
final class PageTime {

	private static final double FAST_FACTOR = 14.4;

	private static final double MEDIUM_FACTOR = 6;

	private static final double OUTAGE_HOLD_MINUTES = 3;

	/**
	 * A scrape and the evaluation of the recording rules, both once a minute.
	 */
	private static final long LAG_MINUTES = 2;

	private PageTime() {
	}

	/**
	 * Returns how long it takes at most, with steady traffic of more than a few calls a
	 * minute.
	 * @param objective the objective that every event breaks
	 * @return the time, in whole minutes
	 */
	static Duration inTotalOutage(Objective objective) {
		double budget = objective.budget().doubleValue();
		double minutes = DoubleStream
			.of(burning(FAST_FACTOR * budget, 60), burning(MEDIUM_FACTOR * budget, 360),
					5 * (1 + budget) / 2 + OUTAGE_HOLD_MINUTES)
			.min()
			.orElseThrow();
		return Duration.ofMinutes((long) Math.ceil(minutes) + LAG_MINUTES);
	}

	/**
	 * Returns whether only the outage tier can page, which needs some bad calls together.
	 * @param objective the objective
	 * @return whether the burn rates are out of reach
	 */
	static boolean isOutageOnly(Objective objective) {
		return MEDIUM_FACTOR * objective.budget().doubleValue() >= 1;
	}

	private static double burning(double share, double windowMinutes) {
		return (share < 1) ? share * windowMinutes : Double.POSITIVE_INFINITY;
	}

}
