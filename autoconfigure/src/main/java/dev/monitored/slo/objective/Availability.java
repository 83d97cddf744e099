package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The share of calls that must not fail.
 *
 * @param target the share, above 0 and below 1
 */
public record Availability(BigDecimal target) implements Objective {

	/**
	 * Reads a text such as {@code 99.9%} or {@code 99.9}.
	 * @param text the text
	 * @return the objective
	 * @throws InvalidObjectiveException if the text is something else
	 */
	public static Availability parse(String text) {
		ObjectiveScanner scanner = new ObjectiveScanner(text, "\"99.9%\"");
		BigDecimal percent = scanner.percentage();
		scanner.end();
		return new Availability(percent.movePointLeft(2).stripTrailingZeros());
	}

	@Override
	public String sli() {
		return "availability";
	}

	@Override
	public List<Duration> thresholds() {
		return List.of();
	}

	@Override
	public String text() {
		return this.target.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
	}

}
