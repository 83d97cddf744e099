package dev.monitored.dashboard.slo;

import java.math.BigDecimal;

import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.Objective;

/**
 * Says an objective in words.
 */
final class ObjectiveWords {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private ObjectiveWords() {
	}

	/**
	 * Returns what an objective promises.
	 * @param objective the objective
	 * @return the words, such as {@code 95 % within 500ms}
	 */
	static String of(Objective objective) {
		String share = objective.target().multiply(HUNDRED).stripTrailingZeros().toPlainString() + " %";
		if (objective instanceof Availability) {
			return share + " succeed";
		}
		if (objective instanceof Latency) {
			String text = objective.text();
			return share + " within " + text.substring(text.indexOf('<') + 1).strip();
		}
		return "Apdex " + objective.text();
	}

}
