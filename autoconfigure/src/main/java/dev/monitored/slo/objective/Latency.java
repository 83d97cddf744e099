package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The share of successful calls that must end within a time.
 *
 * @param target the share, above 0 and below 1
 * @param threshold the longest time of a good call
 */
public record Latency(BigDecimal target, Duration threshold) implements Objective {

	/**
	 * Reads a text such as <code>p95 &lt; 500ms</code> or <code>95% &lt; 500ms</code>.
	 * @param text the text
	 * @return the objective
	 * @throws InvalidObjectiveException if the text is something else
	 */
	public static Latency parse(String text) {
		ObjectiveScanner scanner = new ObjectiveScanner(text, "\"p95 < 500ms\"");
		BigDecimal percent = scanner.percentile();
		scanner.expect('<', "'<' is expected between percentile and threshold");
		Duration threshold = scanner.duration();
		scanner.end();
		return new Latency(percent.movePointLeft(2).stripTrailingZeros(), threshold);
	}

	@Override
	public String sli() {
		return "latency_p" + this.target.movePointRight(2).stripTrailingZeros().toPlainString().replace('.', '_');
	}

	@Override
	public List<Duration> thresholds() {
		return List.of(this.threshold);
	}

	@Override
	public String text() {
		return "p%s < %s".formatted(this.target.movePointRight(2).stripTrailingZeros().toPlainString(),
				DurationText.format(this.threshold));
	}

}
