package dev.monitored.cli.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An objective as a definition writes it.
 *
 * @param setting {@code availability}, {@code latency} or {@code apdex}
 * @param text the text
 */
record ObjectiveSetting(String setting, String text) {

	private static final int NANOS = 9;

	private static final List<String> UNITS = List.of("s", "ms", "us", "ns");

	/**
	 * Reads a text that this library wrote.
	 * @param text the text
	 * @return the objective
	 * @throws NotCountableException if the text is none of an objective
	 */
	static ObjectiveSetting of(String text) throws NotCountableException {
		if (text.matches("[0-9.]+%")) {
			return new ObjectiveSetting("availability", text);
		}
		if (text.matches("p[0-9.]+ < [0-9.]+[a-z]+")) {
			return new ObjectiveSetting("latency", text);
		}
		if (text.matches("[0-9.]+ @ [0-9.]+[a-z]+")) {
			return new ObjectiveSetting("apdex", text);
		}
		throw new NotCountableException("its annotation monitored.dev/objective is no objective");
	}

	/**
	 * Writes an objective.
	 * @param target the share of events that must be good
	 * @param threshold the longest time of a good call in seconds, {@code null} of an
	 * availability
	 * @return the objective
	 * @throws NotCountableException if the threshold has no whole number of nanoseconds
	 */
	static ObjectiveSetting of(BigDecimal target, @Nullable BigDecimal threshold) throws NotCountableException {
		String percent = target.movePointRight(2).stripTrailingZeros().toPlainString();
		return (threshold != null) ? new ObjectiveSetting("latency", "p%s < %s".formatted(percent, duration(threshold)))
				: new ObjectiveSetting("availability", percent + "%");
	}

	Map<String, List<String>> map() {
		return Map.of(this.setting, List.of(this.text));
	}

	private static String duration(BigDecimal seconds) throws NotCountableException {
		int decimals = Math.max(seconds.stripTrailingZeros().scale(), 0);
		if (decimals > NANOS || seconds.signum() <= 0) {
			throw new NotCountableException("the boundary of its bucket is no time: " + seconds);
		}
		int unit = (decimals + 2) / 3;
		return seconds.movePointRight(3 * unit).stripTrailingZeros().toPlainString() + UNITS.get(unit);
	}

}
