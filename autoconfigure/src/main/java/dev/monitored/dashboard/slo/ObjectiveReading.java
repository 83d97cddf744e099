package dev.monitored.dashboard.slo;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.status.EventCounts;
import dev.monitored.indicator.Counts;
import dev.monitored.indicator.SliCounter;
import dev.monitored.indicator.period.Period;
import dev.monitored.slo.objective.Objective;

/**
 * One objective, as it was read last. It is read anew when calls were counted, or when
 * some may have left a period.
 */
final class ObjectiveReading {

	private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

	private static final Duration ONE_HOUR = Duration.ofHours(1);

	private static final long STEP_MILLIS = Period.FIVE_MINUTES.step().toMillis();

	private final SliCounter indicator;

	private final String words;

	private final List<Double> thresholds;

	private @Nullable Counts counts;

	private @Nullable ObjectiveRow row;

	private long step;

	/**
	 * Creates a reading.
	 * @param indicator what counts the events of the objective
	 */
	ObjectiveReading(SliCounter indicator) {
		this.indicator = indicator;
		this.words = ObjectiveWords.of(indicator.objective());
		this.thresholds = indicator.objective()
			.thresholds()
			.stream()
			.map((threshold) -> threshold.toNanos() / 1e9)
			.toList();
	}

	/**
	 * Reads the objective.
	 * @param age how old the process is
	 * @return the row, the same one as before if nothing can have changed
	 */
	ObjectiveRow row(Duration age) {
		long stepNow = age.toMillis() / STEP_MILLIS;
		Counts current = this.indicator.counts();
		ObjectiveRow known = this.row;
		if (known != null && current.equals(this.counts) && this.step == stepNow) {
			return known;
		}
		ObjectiveRow read = read(current, age);
		ObjectiveRow latest = (known != null && known.equals(read)) ? known : read;
		this.counts = current;
		this.step = stepNow;
		this.row = latest;
		return latest;
	}

	private ObjectiveRow read(Counts current, Duration age) {
		Objective objective = this.indicator.objective();
		EventCounts fiveMinutes = EventCounts.of(this.indicator.counts(Period.FIVE_MINUTES), objective);
		EventCounts oneHour = EventCounts.of(this.indicator.counts(Period.ONE_HOUR), objective);
		return new ObjectiveRow(objective.sli(), this.words, this.thresholds, EventCounts.of(current, objective),
				fiveMinutes, oneHour, (age.compareTo(FIVE_MINUTES) >= 0) ? fiveMinutes.burnRate() : null,
				(age.compareTo(ONE_HOUR) >= 0) ? oneHour.burnRate() : null);
	}

}
