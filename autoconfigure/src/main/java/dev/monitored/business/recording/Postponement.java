package dev.monitored.business.recording;

/**
 * Keeps events until it is certain that they happened.
 */
public interface Postponement {

	/**
	 * Keeps nothing.
	 */
	Postponement NEVER = (series, value) -> false;

	/**
	 * Keeps an event, if it may still be undone. Throws nothing.
	 * @param series what records it
	 * @param value its value
	 * @return whether it is kept; otherwise it is to be recorded now
	 */
	boolean postpone(EventSeries series, double value);

}
