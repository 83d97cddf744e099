package dev.monitored.dashboard.history;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How far back the dashboard looks.
 */
public enum Range {

	/**
	 * The last 15 minutes, each second of them in which the dashboard was watched.
	 */
	MINUTES("15m", Duration.ofMinutes(15)),

	/**
	 * The last hour.
	 */
	HOUR("1h", Duration.ofHours(1)),

	/**
	 * The last six hours, with the largest value of each minute.
	 */
	HOURS("6h", Duration.ofHours(6));

	private final String text;

	private final Duration length;

	Range(String text, Duration length) {
		this.text = text;
		this.length = length;
	}

	/**
	 * Returns the range that a text names.
	 * @param text the text, such as {@code 1h}
	 * @return the range, or the last hour if there is none of that name
	 */
	public static Range of(@Nullable String text) {
		if (text != null) {
			for (Range range : values()) {
				if (range.text.equals(text.toLowerCase(Locale.ROOT))) {
					return range;
				}
			}
		}
		return HOUR;
	}

	/**
	 * Returns the range as it is written.
	 * @return the text, such as {@code 1h}
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns how long the range is.
	 * @return the length
	 */
	Duration length() {
		return this.length;
	}

}
