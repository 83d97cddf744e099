package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The rate of calls, over all instances, below which traffic itself is a symptom.
 *
 * @param text the rate as it is written, such as {@code 10/s}
 * @param perSecond the rate in calls per second, above 0
 */
public record MinRate(String text, double perSecond) {

	private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600);

	/**
	 * Reads a text such as {@code 10/s}, {@code 5/m} or {@code 0.5/h}.
	 * @param text the text
	 * @return the rate
	 * @throws InvalidObjectiveException if the text is something else
	 */
	public static MinRate parse(String text) {
		ObjectiveScanner scanner = new ObjectiveScanner(text, "\"10/s\"");
		BigDecimal amount = scanner.amount();
		scanner.expect('/', "'/' is expected between number and unit");
		int seconds = scanner.word(SECONDS, "the unit is none of s, m and h");
		scanner.end();
		return new MinRate(text.strip(), amount.doubleValue() / seconds);
	}

}
