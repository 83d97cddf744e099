package dev.monitored.indicator.period;

import java.time.Duration;

/**
 * A recent time over which events are counted in the process.
 */
public enum Period {

	/**
	 * The last five minutes.
	 */
	FIVE_MINUTES("5m", Duration.ofMinutes(5), 20),

	/**
	 * The last hour.
	 */
	ONE_HOUR("1h", Duration.ofHours(1), 60),

	/**
	 * The last six hours.
	 */
	SIX_HOURS("6h", Duration.ofHours(6), 72);

	private final String text;

	private final Duration length;

	private final int steps;

	Period(String text, Duration length, int steps) {
		this.text = text;
		this.length = length;
		this.steps = steps;
	}

	/**
	 * Returns the period as it is written.
	 * @return the text, such as {@code 5m}
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns how long the period is.
	 * @return the length
	 */
	Duration length() {
		return this.length;
	}

	/**
	 * Returns in how many steps the period moves on.
	 * @return the number of steps
	 */
	int steps() {
		return this.steps;
	}

	/**
	 * Returns how long a step is.
	 * @return the length
	 */
	public Duration step() {
		return this.length.dividedBy(this.steps);
	}

}
