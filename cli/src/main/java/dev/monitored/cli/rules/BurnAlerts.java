package dev.monitored.cli.rules;

import java.util.EnumMap;
import java.util.Map;

/**
 * The alerts about the budget of one objective, minute by minute: the same formulas as in
 * {@code slo-rules.yml}. A test compares both.
 */
public final class BurnAlerts {

	private static final int FIVE_MINUTES = 5;

	private static final int HALF_AN_HOUR = 30;

	private static final int HOUR = 60;

	private static final int DAY = 1440;

	private static final int OUTAGE_HOLD = 3;

	/**
	 * How long the rules remember an SLO that has no data.
	 */
	private static final int REMEMBERED = 10;

	/**
	 * What is added before rounding down, because sums of decimals are not exact.
	 */
	private static final double ROUNDING = 0.1;

	private final EventMinutes history;

	private final double target;

	private final int days;

	private final Map<AlertTier, Integer> burningSince = new EnumMap<>(AlertTier.class);

	private boolean outage;

	private int outageSince;

	private boolean exhausted;

	private int exhaustedSince;

	private int now;

	private int summedAt = Integer.MIN_VALUE / 2;

	/**
	 * Creates the alerts of an objective, none of which fires.
	 * @param history its events
	 * @param target the share of events that must be good
	 * @param days the window of the SLO
	 */
	public BurnAlerts(EventMinutes history, double target, int days) {
		this.history = history;
		this.target = target;
		this.days = days;
	}

	/**
	 * Evaluates all rules once, a minute after the last time.
	 */
	public void evaluate() {
		this.now++;
		sum();
		if (this.history.known(this.now, REMEMBERED) == 0) {
			end();
			return;
		}
		boolean wasOutage = this.outage;
		this.outage = isOutage(wasOutage);
		this.outageSince = wasOutage ? this.outageSince : this.now;
		for (AlertTier tier : AlertTier.values()) {
			evaluate(tier);
		}
		boolean wasExhausted = this.exhausted;
		this.exhausted = isExhausted();
		this.exhaustedSince = wasExhausted ? this.exhaustedSince : this.now;
	}

	/**
	 * The rules add three minutes up, and those before that they did not, up to a minute
	 * ago.
	 */
	private void sum() {
		if (this.now - this.summedAt >= 3 && this.history.known(this.now - 1, 6) > 0) {
			this.summedAt = this.now;
		}
	}

	private void end() {
		this.outage = false;
		this.burningSince.clear();
		this.exhausted = false;
	}

	private void evaluate(AlertTier tier) {
		Integer since = this.burningSince.get(tier);
		if (!tier.holds(this, this.now, (since != null) ? this.now - since : 0)) {
			this.burningSince.remove(tier);
		}
		else if (since == null) {
			this.burningSince.put(tier, this.now);
		}
	}

	/**
	 * Returns whether the tier {@code outage} fires.
	 * @return whether it does
	 */
	public boolean isOutageFiring() {
		return this.outage && this.now - this.outageSince >= OUTAGE_HOLD;
	}

	/**
	 * Returns whether another tier fires.
	 * @param tier the tier
	 * @return whether it does
	 */
	public boolean isFiring(AlertTier tier) {
		return this.burningSince.containsKey(tier);
	}

	/**
	 * Returns whether {@code SloBudgetExhausted} fires.
	 * @return whether it does
	 */
	public boolean isBudgetExhausted() {
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
		return 2 * bad(this.now, window) > this.history.events(this.now, window) + allowed(this.now, window);
	}

	private boolean isExhausted() {
		int window = this.days * DAY;
		double bad = bad(this.now, window);
		double remaining = 1 - bad / allowed(this.now, window);
		double coverage = (this.history.known(end(this.now, window), window) + 2) / (double) window;
		boolean isKnown = coverage > 0.99 || coverage > 0.2 && isMoreThanChance(this.now, window, 3);
		boolean goesOn = remaining < 0.1 || this.now - this.exhaustedSince < DAY;
		return remaining < 1e-6 && bad >= 2.9 && isKnown || this.exhausted && goesOn;
	}

	/**
	 * Returns how many times faster than allowed the budget burns.
	 * @param minute when, which counts for windows of less than a day
	 * @param window over how many minutes
	 * @return the burn rate, NaN if there are no events
	 */
	double burnRate(int minute, int window) {
		return bad(minute, window) / allowed(minute, window);
	}

	/**
	 * Returns whether there are more bad events than chance makes.
	 * @param minute when, which counts for windows of less than a day
	 * @param window over how many minutes
	 * @param deviations how many standard deviations are taken for chance
	 * @return whether there are
	 */
	boolean isMoreThanChance(int minute, int window, double deviations) {
		double allowed = allowed(minute, window);
		return Math.floor(ROUNDING + bad(minute, window)) - allowed > this.target
				* (2 + deviations * Math.sqrt(allowed));
	}

	/**
	 * Returns the burn rate that is half-way from the allowed share of bad events to all.
	 * @return the burn rate
	 */
	double halfway() {
		return (1 + 1 / (1 - this.target)) / 2;
	}

	int days() {
		return this.days;
	}

	private double bad(int minute, int window) {
		return this.history.bad(end(minute, window), window);
	}

	private double allowed(int minute, int window) {
		return this.history.events(end(minute, window), window) * (1 - this.target);
	}

	/**
	 * Returns where a window ends: one of a day and more where the last sum of three
	 * minutes does, whatever the minute.
	 * @param minute when it is evaluated
	 * @param window over how many minutes
	 * @return its last minute
	 */
	private int end(int minute, int window) {
		return (window < DAY) ? minute : Math.max(0, this.summedAt - 1);
	}

}
