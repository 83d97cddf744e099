package dev.monitored.catalog.status;

import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Objective;

/**
 * How long a total outage lasts before it pages the team on call, by the tiers of the
 * alert {@code SloErrorBudgetBurn} in {@code slo-rules.yml}: each {@link PagingTier}, or
 * more than half of the events bad over five minutes, for three more (outage).
 */
public final class PageTime {

	private static final double OUTAGE_HOLD_MINUTES = 3;

	/**
	 * A scrape and the evaluation of the recording rules, both once a minute, and the
	 * half of one by which these are late.
	 */
	private static final long LAG_MINUTES = 3;

	private PageTime() {
	}

	/**
	 * Returns how long it takes at most, with steady traffic of 60 events in five minutes
	 * or more. With less, it also takes until there are more bad events than chance
	 * makes.
	 * @param objective the objective that every event breaks
	 * @param window the window of its SLO
	 * @return the time, in whole minutes
	 */
	public static Duration inTotalOutage(Objective objective, Window window) {
		DoubleStream burning = Stream.of(PagingTier.values())
			.mapToDouble((tier) -> tier.minutesInTotalOutage(objective, window));
		double outage = 5 * (1 + objective.budget().doubleValue()) / 2 + OUTAGE_HOLD_MINUTES;
		double minutes = DoubleStream.concat(burning, DoubleStream.of(outage)).min().orElseThrow();
		return Duration.ofMinutes((long) Math.ceil(minutes) + LAG_MINUTES);
	}

}
