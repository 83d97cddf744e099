package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How long ago the last call that succeeded may be, over all instances.
 *
 * @param text the time as it is written, such as {@code 26h}
 * @param seconds the time in seconds, above 0
 */
public record Freshness(String text, double seconds) {

	private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600, "d", 86_400);

	/**
	 * Reads a text such as {@code 26h}, {@code 90m} or {@code 8d}.
	 * @param text the text
	 * @return the time
	 * @throws InvalidObjectiveException if the text is something else
	 */
	public static Freshness parse(String text) {
		ObjectiveScanner scanner = new ObjectiveScanner(text, "\"26h\"");
		BigDecimal amount = scanner.amount();
		int seconds = scanner.word(SECONDS, "the unit is none of s, m, h and d");
		scanner.end();
		return new Freshness(text.strip(), amount.doubleValue() * seconds);
	}

}
