package dev.monitored.catalog.status;

import java.time.Duration;

import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Objective;

/**
 * A tier of the alert {@code SloErrorBudgetBurn} that pages when a share of the budget is
 * spent within its long window, as {@code slo-rules.yml} says.
 */
enum PagingTier {

	/**
	 * 2 % of the budget in an hour.
	 */
	FAST(0.02, Duration.ofHours(1), 1),

	/**
	 * 5 % of the budget in six hours.
	 */
	MEDIUM(0.05, Duration.ofHours(6), 2);

	private final double share;

	private final Duration longWindow;

	private final double floor;

	PagingTier(double share, Duration longWindow, double floor) {
		this.share = share;
		this.longWindow = longWindow;
		this.floor = floor;
	}

	/**
	 * Returns how many times faster than allowed the budget burns when the tier begins.
	 * @param objective the objective, whose total outage must reach the factor
	 * @param window the window of its SLO
	 * @return the factor, above 1
	 */
	double factor(Objective objective, Window window) {
		double proportional = this.share * Duration.ofDays(window.days()).toMinutes() / this.longWindow.toMinutes();
		double halfway = (1 + 1 / objective.budget().doubleValue()) / 2;
		return Math.min(Math.max(proportional, this.floor), halfway);
	}

	/**
	 * Returns how long a total outage lasts until the tier begins.
	 * @param objective the objective that every event breaks
	 * @param window the window of its SLO
	 * @return the time, in minutes
	 */
	double minutesInTotalOutage(Objective objective, Window window) {
		return factor(objective, window) * objective.budget().doubleValue() * this.longWindow.toMinutes();
	}

}
