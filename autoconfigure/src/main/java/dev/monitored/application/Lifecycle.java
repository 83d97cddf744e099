package dev.monitored.application;

import java.util.Locale;

/**
 * Whether an application is expected to run all the time.
 */
public enum Lifecycle {

	/**
	 * Runs until it is replaced: without data something is wrong.
	 */
	SERVICE,

	/**
	 * Ends by itself, or is scaled to zero: without data nothing is wrong.
	 */
	JOB;

	/**
	 * Returns the value of the label {@code lifecycle}.
	 * @return the name in lower case
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
