package dev.monitored.indicator.cause;

import java.util.Locale;

/**
 * What a call was for an SLO.
 */
public enum CallResult {

	/**
	 * A success that kept every objective.
	 */
	GOOD,

	/**
	 * A call that broke an objective, at least half.
	 */
	BAD;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the value of the label {@code result}.
	 * @return the label value
	 */
	public String label() {
		return this.label;
	}

}
