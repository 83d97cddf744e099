package dev.monitored.test.slo;

import java.util.List;
import java.util.stream.Collectors;

import dev.monitored.indicator.TrackedSlo;

/**
 * What was counted of one SLO.
 *
 * @param isMatched whether there are calls that match, or could be
 * @param objectives the counts of each objective
 */
record SloCounts(boolean isMatched, List<ObjectiveCounts> objectives) {

	static final SloCounts NONE = new SloCounts(false, List.of());

	static SloCounts of(TrackedSlo slo) {
		return new SloCounts(slo.isMatched(), slo.indicators().stream().map(ObjectiveCounts::of).toList());
	}

	/**
	 * Returns what was counted since an earlier moment.
	 * @param before what was counted until then
	 * @return the difference
	 */
	SloCounts since(SloCounts before) {
		return new SloCounts(this.isMatched, this.objectives.stream().map(before::difference).toList());
	}

	private ObjectiveCounts difference(ObjectiveCounts now) {
		return this.objectives.stream()
			.filter((objective) -> objective.objective().equals(now.objective()))
			.filter((objective) -> objective.sli().equals(now.sli()))
			.findFirst()
			.map(now::since)
			.orElse(now);
	}

	/**
	 * Describes what was counted.
	 * @return the text, a line for each objective
	 */
	String text() {
		return this.objectives.stream()
			.map((objective) -> "  " + objective.text())
			.collect(Collectors.joining(System.lineSeparator()));
	}

}
