package dev.monitored.test.slo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

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
 * @param causes how many bad events are put down to each cause, {@code null} if causes
 * are turned off
 */
record ObjectiveCounts(String sli, String objective, long events, double badEvents,
		@Nullable Map<Cause, Double> causes) {

	static ObjectiveCounts of(SliCounter counter) {
		Counts counts = counter.counts();
		return new ObjectiveCounts(counter.objective().sli(), counter.objective().text(), counts.events(),
				counts.badEvents(), causes(counter.causes()));
	}

	private static @Nullable Map<Cause, Double> causes(@Nullable CauseTotals totals) {
		if (totals == null) {
			return null;
		}
		Map<Cause, Double> causes = new HashMap<>();
		totals.sums().forEach((cause, halves) -> causes.put(cause, halves / 2.0));
		return causes;
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
	 * @return the number of bad events, {@code NaN} if causes are turned off
	 */
	double causedBy(Predicate<Cause> isMeant) {
		return (this.causes != null) ? this.causes.entrySet()
			.stream()
			.filter((entry) -> isMeant.test(entry.getKey()))
			.mapToDouble(Map.Entry::getValue)
			.sum() : Double.NaN;
	}

	/**
	 * Returns whether each bad event is put down to a cause, which happens after it is
	 * counted.
	 * @return whether it is, or causes are turned off
	 */
	boolean arePutDown() {
		return !(causedBy((cause) -> true) < this.badEvents);
	}

	/**
	 * Returns what was counted since an earlier moment.
	 * @param before what was counted until then
	 * @return the difference
	 */
	ObjectiveCounts since(ObjectiveCounts before) {
		return new ObjectiveCounts(this.sli, this.objective, this.events - before.events,
				this.badEvents - before.badEvents, difference(this.causes, before.causes));
	}

	private static @Nullable Map<Cause, Double> difference(@Nullable Map<Cause, Double> now,
			@Nullable Map<Cause, Double> before) {
		if (now == null || before == null) {
			return now;
		}
		Map<Cause, Double> difference = new HashMap<>();
		now.forEach((cause, count) -> difference.put(cause, count - before.getOrDefault(cause, 0.0)));
		return difference;
	}

	/**
	 * Describes what was counted.
	 * @return the text, in one line
	 */
	String text() {
		return "%s (%s): events %d, bad %s%s".formatted(this.sli, this.objective, this.events, number(this.badEvents),
				(this.badEvents > 0) ? " (" + causeTexts() + ")" : "");
	}

	private String causeTexts() {
		if (this.causes == null) {
			return "by no cause, because monitored.slo.causes.enabled is false";
		}
		return this.causes.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 0)
			.map((entry) -> name(entry.getKey()) + " " + number(entry.getValue()))
			.sorted()
			.collect(Collectors.joining(", "));
	}

	static String number(double count) {
		return (count == Math.rint(count)) ? Long.toString((long) count) : Double.toString(count);
	}

	private static String name(Cause cause) {
		return LabelValue.NONE.equals(cause.resource()) ? cause.name() : cause.name() + " " + cause.resource();
	}

}
