package dev.monitored.slo;

import java.util.Arrays;

import dev.monitored.slo.objective.InvalidObjectiveException;

/**
 * The time over which a budget is spent. There are three, because each of them is a
 * recording rule of Prometheus that serves every SLO.
 */
public enum Window {

	/**
	 * A week.
	 */
	SEVEN_DAYS(7),

	/**
	 * Four weeks, which have the same number of each day of the week.
	 */
	TWENTY_EIGHT_DAYS(28),

	/**
	 * About a month.
	 */
	THIRTY_DAYS(30);

	/**
	 * The window of an SLO that names none.
	 */
	public static final Window DEFAULT = THIRTY_DAYS;

	private final int days;

	Window(int days) {
		this.days = days;
	}

	/**
	 * Reads a text such as {@code 30d}.
	 * @param text the text
	 * @return the window
	 * @throws InvalidObjectiveException if there is no such window
	 */
	public static Window parse(String text) {
		return Arrays.stream(values())
			.filter((window) -> window.text().equals(text.strip()))
			.findFirst()
			.orElseThrow(() -> new InvalidObjectiveException(text, 1, "the window is none of 7d, 28d and 30d",
					"\"" + DEFAULT.text() + "\""));
	}

	/**
	 * Returns the length of the window.
	 * @return the number of days
	 */
	public int days() {
		return this.days;
	}

	/**
	 * Returns the window as it is written.
	 * @return the text, such as {@code 30d}
	 */
	public String text() {
		return this.days + "d";
	}

}
