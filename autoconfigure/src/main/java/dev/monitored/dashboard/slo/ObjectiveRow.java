package dev.monitored.dashboard.slo;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.status.EventCounts;

/**
 * How one objective is kept in this process.
 *
 * @param sli the name of the indicator
 * @param words what the objective promises
 * @param thresholds the times at which a call changes from good to bad, in seconds
 * @param sinceStart what was counted since start
 * @param fiveMinutes what was counted in the last five minutes
 * @param oneHour what was counted in the last hour
 * @param burnFiveMinutes the burn rate over five minutes, {@code null} without calls and
 * if the process is younger
 * @param burnOneHour the burn rate over an hour, likewise
 */
public record ObjectiveRow(String sli, String words, List<Double> thresholds, EventCounts sinceStart,
		EventCounts fiveMinutes, EventCounts oneHour, @Nullable Double burnFiveMinutes, @Nullable Double burnOneHour) {

	/**
	 * By how bad it is now, then in the last hour, then since start.
	 */
	static final Comparator<ObjectiveRow> WORST_FIRST = Comparator.comparingDouble(ObjectiveRow::burn)
		.thenComparingDouble(ObjectiveRow::burnOfHour)
		.thenComparingDouble((row) -> row.sinceStart().badEvents())
		.reversed();

	/**
	 * Returns how bad it is now.
	 * @return how many times faster than allowed the budget was spent in the last five
	 * minutes, also of a younger process
	 */
	public double burn() {
		return (this.fiveMinutes.burnRate() != null) ? this.fiveMinutes.burnRate() : 0;
	}

	/**
	 * Returns how bad it was in the last hour.
	 * @return the burn rate, also of a younger process
	 */
	double burnOfHour() {
		return (this.oneHour.burnRate() != null) ? this.oneHour.burnRate() : 0;
	}

	boolean isBurning() {
		return burn() >= 1;
	}

}
