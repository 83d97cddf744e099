package dev.monitored.cli.rules;

import java.util.Locale;

/**
 * A tier of {@code SloErrorBudgetBurn} that compares burn rates with a factor, as
 * {@code slo-rules.yml} has it. Times are in minutes.
 */
public enum AlertTier {

	/**
	 * 2 % of the budget in an hour.
	 */
	FAST(0.48, 1, 5, 60, 4),

	/**
	 * 5 % of the budget in six hours.
	 */
	MEDIUM(0.2, 2, 30, 360, 3),

	/**
	 * 10 % of the budget in a day.
	 */
	SLOW(0.1, 1.5, 120, 1440, 3),

	/**
	 * 10 % of the budget in three days.
	 */
	TREND(1 / 30.0, 1, 360, 4320, 3);

	private static final int DAY = 1440;

	private final double factorPerDay;

	private final double floor;

	private final int shortWindow;

	private final int longWindow;

	private final double deviations;

	AlertTier(double factorPerDay, double floor, int shortWindow, int longWindow, double deviations) {
		this.factorPerDay = factorPerDay;
		this.floor = floor;
		this.shortWindow = shortWindow;
		this.longWindow = longWindow;
		this.deviations = deviations;
	}

	/**
	 * Returns the value of the label {@code tier}.
	 * @return the value
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns whether the tier pages, where the SLO does.
	 * @return whether it pages, and is no ticket
	 */
	public boolean isPage() {
		return this == FAST || this == MEDIUM;
	}

	/**
	 * Returns whether the tier holds at a minute.
	 * @param alerts the objective and its events
	 * @param minute the minute
	 * @param held for how many minutes it held until a minute ago, 0 if it did not
	 * @return whether it holds
	 */
	boolean holds(BurnAlerts alerts, int minute, int held) {
		if (held > 0 && !isPage() && held < DAY) {
			return true;
		}
		double factor = Math.min(Math.max(this.factorPerDay * alerts.days(), this.floor), alerts.halfway());
		if (!(alerts.burnRate(minute, this.longWindow) > factor)) {
			return false;
		}
		double recent = alerts.burnRate(minute, this.shortWindow);
		boolean goesOn = held > 0 && (Double.isNaN(recent) || recent > factor
				|| this == FAST && alerts.burnRate(minute, MEDIUM.shortWindow) > factor);
		return goesOn || recent > factor && alerts.isMoreThanChance(minute, this.longWindow, this.deviations);
	}

}
