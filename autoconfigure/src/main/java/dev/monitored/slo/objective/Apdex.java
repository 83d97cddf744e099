package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The Apdex score that calls must reach: satisfied calls count 1, tolerated ones ½, as
 * the <a href="https://www.apdex.org">Apdex Technical Specification</a> defines it.
 *
 * @param target the score, above 0 and below 1
 * @param satisfied the longest time of a satisfied call; up to four times of it a call is
 * tolerated
 */
public record Apdex(BigDecimal target, Duration satisfied) implements Objective {

	private static final int TOLERATED_FACTOR = 4;

	/**
	 * Reads a text such as {@code 0.95 @ 500ms}.
	 * @param text the text
	 * @return the objective
	 * @throws InvalidObjectiveException if the text is something else
	 */
	public static Apdex parse(String text) {
		ObjectiveScanner scanner = new ObjectiveScanner(text, "\"0.95 @ 500ms\"");
		BigDecimal target = scanner.ratio();
		scanner.expect('@', "'@' is expected between score and threshold");
		Duration satisfied = scanner.duration();
		scanner.end();
		return new Apdex(target.stripTrailingZeros(), satisfied);
	}

	/**
	 * Returns the longest time of a tolerated call.
	 * @return four times the satisfied time
	 */
	public Duration tolerated() {
		return this.satisfied.multipliedBy(TOLERATED_FACTOR);
	}

	@Override
	public String sli() {
		return "apdex";
	}

	@Override
	public List<Duration> thresholds() {
		return List.of(this.satisfied, tolerated());
	}

	@Override
	public String text() {
		return "%s @ %s".formatted(this.target.toPlainString(), DurationText.format(this.satisfied));
	}

}
