package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One promise about calls: a share of them that must be good.
 */
public sealed interface Objective permits Availability, Latency, Apdex {

	/**
	 * Lists the objectives that there are.
	 * @param availability the availability objective, if there is one
	 * @param latency the latency objectives, if there are any
	 * @param apdex the Apdex objective, if there is one
	 * @return the objectives
	 */
	static List<Objective> list(@Nullable Availability availability, @Nullable List<Latency> latency,
			@Nullable Apdex apdex) {
		List<Objective> objectives = new ArrayList<>();
		if (availability != null) {
			objectives.add(availability);
		}
		if (latency != null) {
			objectives.addAll(latency);
		}
		if (apdex != null) {
			objectives.add(apdex);
		}
		return List.copyOf(objectives);
	}

	/**
	 * Returns the name of the indicator, the value of the label {@code sli}. It contains
	 * no threshold and no target other than the percentile, so that editing them breaks
	 * no series.
	 * @return the name, such as {@code availability} or {@code latency_p99_9}
	 */
	String sli();

	/**
	 * Returns the share of events that must be good.
	 * @return the share, above 0 and below 1
	 */
	BigDecimal target();

	/**
	 * Returns the times at which a call changes from good to bad, each of them worth a
	 * bucket boundary.
	 * @return the thresholds, in ascending order
	 */
	List<Duration> thresholds();

	/**
	 * Returns the objective as it is written.
	 * @return the text, such as {@code 99.9%} or <code>p95 &lt; 500ms</code>
	 */
	String text();

	/**
	 * Returns the share of events that may be bad.
	 * @return 1 less the target, exactly
	 */
	default BigDecimal budget() {
		return BigDecimal.ONE.subtract(target());
	}

}
