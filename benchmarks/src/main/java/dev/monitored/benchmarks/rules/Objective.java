package dev.monitored.benchmarks.rules;

import java.util.List;

/**
 * One objective of the fleet: two of them make an SLO, twenty SLOs an application.
 *
 * @param number the number of the objective, from which everything about it follows
 */
record Objective(int number) {

	private static final List<String> TARGETS = List.of("0.999", "0.99", "0.995", "0.95");

	private static final List<Double> BUDGETS = List.of(0.001, 0.01, 0.005, 0.05);

	String application() {
		return "app-" + this.number / 40;
	}

	String slo() {
		return "slo-" + this.number / 2;
	}

	String sli() {
		return hasThreshold() ? "latency_p95" : "availability";
	}

	boolean hasThreshold() {
		return this.number % 2 == 1;
	}

	/**
	 * Returns the target, such as {@code 0.999}.
	 * @return the share of events that must be good
	 */
	String target() {
		return TARGETS.get(this.number % TARGETS.size());
	}

	/**
	 * Returns 1 − target.
	 * @return the share of events that may be bad
	 */
	double budget() {
		return BUDGETS.get(this.number % BUDGETS.size());
	}

	/**
	 * Returns what one instance has counted.
	 * @param work the work it has done, see {@link Traffic}
	 * @return the events, which never decrease while work grows
	 */
	Events events(double work) {
		double events = Math.floor(eventsPerSecond() * work);
		return new Events(events, Math.floor(events * badShare()), events * budget());
	}

	/**
	 * Returns whether the budget burns so fast that alerts fire.
	 * @return whether this is one of the objectives in a hundred that do
	 */
	boolean isBurning() {
		return this.number % 100 == 0;
	}

	private double eventsPerSecond() {
		return 0.5 + (this.number * 7919L % 100) / 10.0;
	}

	private double badShare() {
		if (isBurning()) {
			return 20 * budget();
		}
		return (this.number % 4 < 2) ? budget() / 2 : 0;
	}

	/**
	 * The identity of the objective in the text format.
	 * @return the labels that its series have in common
	 */
	String labels() {
		return sloLabels() + ",sli=\"" + sli() + "\"";
	}

	/**
	 * The identity of the SLO in the text format.
	 * @return the labels that its series have in common
	 */
	String sloLabels() {
		return "application=\"%s\",slo=\"%s\"".formatted(application(), slo());
	}

	/**
	 * What is counted for an objective.
	 *
	 * @param all the events
	 * @param bad the bad ones
	 * @param budget the events that may be bad
	 */
	record Events(double all, double bad, double budget) {

	}

}
