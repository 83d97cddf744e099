package dev.monitored.test.slo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.monitored.cause.Cause;
import dev.monitored.indicator.Counts;
import dev.monitored.indicator.SliCounter;
import dev.monitored.indicator.cause.CauseTotals;
import dev.monitored.label.LabelValue;

/**
 * What was counted of one objective.
 *
 * @param sli the name of its indicator
 * @param objective the objective as it is written
 * @param events the number of events
 * @param badEvents the number of bad events, of which Apdex counts halves
 * @param causes how many bad events are put down to each cause
 */
record ObjectiveCounts(String sli, String objective, long events, double badEvents, Map<Cause, Double> causes) {

	static ObjectiveCounts of(SliCounter counter) {
		Counts counts = counter.counts();
		CauseTotals totals = counter.causes();
		Map<Cause, Double> causes = new HashMap<>();
		if (totals != null) {
			totals.sums().forEach((cause, halves) -> causes.put(cause, halves / 2.0));
		}
		return new ObjectiveCounts(counter.objective().sli(), counter.objective().text(), counts.events(),
				counts.badEvents(), causes);
	}

	/**
	 * Returns whether a test means this objective.
	 * @param text the name of the indicator, or the objective as it is written
	 * @return whether it is this one
	 */
	boolean is(String text) {
		return this.sli.equals(text) || this.objective.equals(text);
	}

	/**
	 * Returns how many bad events are put down to some causes.
	 * @param isMeant returns whether a cause counts
	 * @return the number of bad events
	 */
	double causedBy(Predicate<Cause> isMeant) {
		return this.causes.entrySet()
			.stream()
			.filter((entry) -> isMeant.test(entry.getKey()))
			.mapToDouble(Map.Entry::getValue)
			.sum();
	}

	/**
	 * Returns what was counted since an earlier moment.
	 * @param before what was counted until then
	 * @return the difference
	 */
	ObjectiveCounts since(ObjectiveCounts before) {
		Map<Cause, Double> difference = new HashMap<>();
		this.causes.forEach((cause, count) -> difference.put(cause, count - before.causes.getOrDefault(cause, 0.0)));
		return new ObjectiveCounts(this.sli, this.objective, this.events - before.events,
				this.badEvents - before.badEvents, difference);
	}

	/**
	 * Describes what was counted.
	 * @return the text, in one line
	 */
	String text() {
		String by = this.causes.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 0)
			.map((entry) -> name(entry.getKey()) + " " + number(entry.getValue()))
			.sorted()
			.collect(Collectors.joining(", "));
		return "%s (%s): events %d, bad %s%s".formatted(this.sli, this.objective, this.events, number(this.badEvents),
				by.isEmpty() ? "" : " (" + by + ")");
	}

	static String number(double count) {
		return (count == Math.rint(count)) ? Long.toString((long) count) : Double.toString(count);
	}

	private static String name(Cause cause) {
		return LabelValue.NONE.equals(cause.resource()) ? cause.name() : cause.name() + " " + cause.resource();
	}

}
