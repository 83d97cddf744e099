package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How long ago the last call that succeeded may be, over all instances.
 *
 * @param text the time as it is written, such as {@code 26h}
 * @param seconds the time in seconds, at least 300
 */
public record Freshness(String text, double seconds) {

	private static final String EXAMPLE = "\"26h\"";

	// Scrapes and rules are late by up to 2 minutes each, and an alert must not fire for
	// that.
	private static final int LEAST_SECONDS = 300;

	private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600, "d", 86_400);

	/**
	 * Reads a text such as {@code 26h}, {@code 90m} or {@code 8d}.
	 * @param text the text
	 * @return the time
	 * @throws InvalidObjectiveException if the text is something else or the time is
	 * shorter than 5 minutes
	 */
	public static Freshness parse(String text) {
		ObjectiveScanner scanner = new ObjectiveScanner(text, EXAMPLE);
		BigDecimal amount = scanner.amount();
		int seconds = scanner.word(SECONDS, "the unit is none of s, m, h and d");
		scanner.end();
		double freshness = amount.doubleValue() * seconds;
		if (freshness < LEAST_SECONDS) {
			throw new InvalidObjectiveException(text, 1, "the time must be 5m or longer, as scrapes and rules are late",
					EXAMPLE);
		}
		return new Freshness(text.strip(), freshness);
	}

}
