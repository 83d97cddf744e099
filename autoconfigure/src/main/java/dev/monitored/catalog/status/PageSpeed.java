package dev.monitored.catalog.status;

import dev.monitored.indicator.Counts;
import dev.monitored.indicator.SliCounter;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.indicator.period.Period;
import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Objective;

/**
 * Whether an SLO spends its budget so fast that the alert {@code SloErrorBudgetBurn}
 * would page if this were the only instance, as {@code monitored-slo-alerts} in
 * {@code slo-rules.yml} says: by a {@link PagingTier}, or because more than half of the
 * events were bad that may be.
 */
public final class PageSpeed {

	/**
	 * How many bad events more than chance makes, in standard deviations: within an hour,
	 * and within longer, of which there are fewer in a month.
	 */
	private static final double DEVIATIONS = 4;

	private static final double DEVIATIONS_OF_LONG = 3;

	private PageSpeed() {
	}

	/**
	 * Returns whether an objective of an SLO is broken at that speed now.
	 * @param slo the SLO
	 * @return whether one is, by the events of this process alone
	 */
	public static boolean isReached(TrackedSlo slo) {
		Window window = slo.slo().window();
		return slo.indicators().stream().anyMatch((indicator) -> isReached(indicator, window));
	}

	private static boolean isReached(SliCounter indicator, Window window) {
		Objective objective = indicator.objective();
		Burn recent = new Burn(indicator.counts(Period.FIVE_MINUTES), objective);
		if (recent.isOutage() && recent.isBeyondChance(DEVIATIONS)) {
			return true;
		}
		return isReached(PagingTier.FAST, recent, new Burn(indicator.counts(Period.ONE_HOUR), objective), window,
				DEVIATIONS)
				|| isReached(PagingTier.MEDIUM, recent, new Burn(indicator.counts(Period.SIX_HOURS), objective), window,
						DEVIATIONS_OF_LONG);
	}

	private static boolean isReached(PagingTier tier, Burn recent, Burn longer, Window window, double deviations) {
		double factor = tier.factor(longer.objective(), window);
		return recent.rate() > factor && longer.rate() > factor && longer.isBeyondChance(deviations);
	}

	/**
	 * What was spent of a budget in some time.
	 *
	 * @param counts the events
	 * @param objective the objective
	 */
	private record Burn(Counts counts, Objective objective) {

		double rate() {
			return (this.counts.events() > 0) ? this.counts.badEvents() / budget() : 0;
		}

		boolean isOutage() {
			return 2 * this.counts.badEvents() > this.counts.events() + budget();
		}

		boolean isBeyondChance(double deviations) {
			double target = 1 - this.objective.budget().doubleValue();
			return this.counts.badEvents() - budget() > target * (2 + deviations * Math.sqrt(budget()));
		}

		private double budget() {
			return this.counts.events() * this.objective.budget().doubleValue();
		}

	}

}
