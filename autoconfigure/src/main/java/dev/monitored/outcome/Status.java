package dev.monitored.outcome;

import java.util.Locale;

/**
 * How a call ended.
 */
public enum Status {

	/**
	 * The call did what it was asked to do.
	 */
	SUCCESS,

	/**
	 * The call failed.
	 */
	ERROR,

	/**
	 * The caller gave up before there was a result.
	 */
	CANCELLED,

	/**
	 * The answer of a language model broke off.
	 */
	TRUNCATED,

	/**
	 * A language model answered with neither text nor a call of a tool.
	 */
	EMPTY;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the value of the label {@code status}.
	 * @return the label value
	 */
	public String label() {
		return this.label;
	}

}
