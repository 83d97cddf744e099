package dev.monitored.benchmarks.pages;

import java.util.EnumMap;
import java.util.Map;

/**
 * The SLO rules of one objective in Java: the same formulas as in {@code slo-rules.yml},
 * over the same counts of minutes. A test compares both minute by minute.
 */
final class RuleModel {

	private static final int FIVE_MINUTES = 5;

	private static final int HALF_AN_HOUR = 30;

	private static final int HOUR = 60;

	private static final int DAY = 1440;

	private static final int OUTAGE_HOLD = 3;

	private static final double ROUNDING = 1e-6;

	private final EventHistory history;

	private final double budget;

	private final int days;

	private final Map<BurnTier, Integer> burningSince = new EnumMap<>(BurnTier.class);

	private boolean outage;

	private int outageSince;

	private boolean exhausted;

	private int exhaustedSince;

	private int now;

	/**
	 * Creates the rules of an objective of which nothing is alerting.
	 * @param history its events
	 * @param budget the share of events that may be bad
	 * @param days the window of the SLO
	 */
	RuleModel(EventHistory history, double budget, int days) {
		this.history = history;
		this.budget = budget;
		this.days = days;
	}

	/**
	 * Evaluates all rules once, a minute after the last time.
	 */
	void evaluate() {
		this.now++;
		boolean wasOutage = this.outage;
		this.outage = isOutage(wasOutage);
		if (!wasOutage) {
			this.outageSince = this.now;
		}
		for (BurnTier tier : BurnTier.values()) {
			Integer since = this.burningSince.get(tier);
			if (!tier.holds(this, this.now, (since != null) ? this.now - since : 0)) {
				this.burningSince.remove(tier);
			}
			else if (since == null) {
				this.burningSince.put(tier, this.now);
			}
		}
		boolean wasExhausted = this.exhausted;
		this.exhausted = isExhausted();
		if (!wasExhausted) {
			this.exhaustedSince = this.now;
		}
	}

	boolean isPaging() {
		return isOutageFiring() || isFiring(BurnTier.FAST) || isFiring(BurnTier.MEDIUM);
	}

	boolean isTicket() {
		return isFiring(BurnTier.SLOW) || isFiring(BurnTier.TREND) || this.exhausted;
	}

	boolean isOutageFiring() {
		return this.outage && this.now - this.outageSince >= OUTAGE_HOLD;
	}

	boolean isFiring(BurnTier tier) {
		return this.burningSince.containsKey(tier);
	}

	boolean isBudgetExhausted() {
		return this.exhausted;
	}

	private boolean isOutage(boolean held) {
		if (this.history.events(this.now, HOUR) == 0) {
			return false;
		}
		boolean isRecent = isMoreThanHalfway(FIVE_MINUTES) && isMoreThanChance(this.now, FIVE_MINUTES, 4);
		boolean isHalfHour = isMoreThanHalfway(HALF_AN_HOUR);
		return isRecent || isHalfHour && isMoreThanChance(this.now, HOUR, 4)
				|| held && isMoreThanHalfway(HOUR) && (isHalfHour || this.history.events(this.now, HALF_AN_HOUR) == 0);
	}

	private boolean isMoreThanHalfway(int window) {
		long events = this.history.events(this.now, window);
		return 2 * this.history.bad(this.now, window) > events * (1 + this.budget);
	}

	private boolean isExhausted() {
		int window = this.days * DAY;
		int end = end(this.now, window);
		long bad = this.history.bad(end, window);
		double allowed = this.history.events(end, window) * this.budget;
		double remaining = 1 - bad / allowed;
		double coverage = Math.min(1, (end + 2) / (double) window);
		boolean isKnown = coverage > 0.99 || coverage > 0.2 && isMoreThanChance(this.now, window, 3);
		boolean goesOn = remaining < 0.1 || this.now - this.exhaustedSince < DAY;
		return remaining < ROUNDING && bad > 2 && isKnown || this.exhausted && goesOn;
	}

	/**
	 * Returns how many times faster than allowed the budget burns.
	 * @param minute when
	 * @param window over how many minutes
	 * @return the burn rate, NaN if there are no events
	 */
	double burnRate(int minute, int window) {
		int end = end(minute, window);
		return this.history.bad(end, window) / (this.history.events(end, window) * this.budget);
	}

	/**
	 * Returns whether there are more bad events than chance makes.
	 * @param minute when
	 * @param window over how many minutes
	 * @param deviations how many standard deviations are taken for chance
	 * @return whether there are
	 */
	boolean isMoreThanChance(int minute, int window, double deviations) {
		int end = end(minute, window);
		double allowed = this.history.events(end, window) * this.budget;
		return this.history.bad(end, window) - allowed > (1 - this.budget) * (2 + deviations * Math.sqrt(allowed));
	}

	/**
	 * Returns where a window ends: one of a day and more is of sums of three minutes,
	 * which end a minute earlier.
	 * @param minute when it is evaluated
	 * @param window over how many minutes
	 * @return its last minute
	 */
	private static int end(int minute, int window) {
		return (window < DAY) ? minute : Math.max(0, (minute + 1) / 3 * 3 - 2);
	}

	/**
	 * Returns the burn rate that is half-way from the allowed share of bad events to all.
	 * @return the burn rate
	 */
	double halfway() {
		return (1 + 1 / this.budget) / 2;
	}

	int days() {
		return this.days;
	}

}
