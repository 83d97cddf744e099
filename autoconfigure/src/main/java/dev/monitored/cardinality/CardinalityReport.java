package dev.monitored.cardinality;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.guard.LabelUse;

/**
 * The series of an application. Keys of labels are spelt as Prometheus does.
 *
 * @param registry the kind of registry that was counted
 * @param instances the number of instances of the budget
 * @param series the series of this instance
 * @param budget the series of that many instances
 * @param worst the ten meters with the most series, the worst first
 * @param meters all meters, by name
 * @param guarded labels that are kept bounded, and what was folded
 * @param forbidden labels that should never be
 * @param naming meters that break the conventions of Prometheus
 */
public record CardinalityReport(String registry, int instances, long series, long budget, List<MeterSeries> worst,
		List<MeterSeries> meters, List<LabelUse> guarded, List<ForbiddenLabel> forbidden, List<NamingProblem> naming) {

	/**
	 * The series of all meters of one name.
	 *
	 * @param meter the name of the meter
	 * @param type its type
	 * @param series its series in this instance
	 * @param budget its series in all instances
	 * @param label the label with the most values, {@code null} if it has no labels
	 * @param values how many values that label has
	 */
	public record MeterSeries(String meter, String type, long series, long budget, @Nullable String label, int values) {

	}

	/**
	 * A label that should never be.
	 *
	 * @param meter the name of the meter
	 * @param label the key of the label
	 * @param values how many values it has
	 * @param removed whether it is removed
	 */
	public record ForbiddenLabel(String meter, String label, int values, boolean removed) {

	}

	/**
	 * A meter that breaks a convention.
	 *
	 * @param meter the name of the meter
	 * @param problem what is wrong with it
	 */
	public record NamingProblem(String meter, String problem) {

	}

}
