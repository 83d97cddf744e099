package dev.monitored.dashboard.data;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.CauseEvents;
import dev.monitored.catalog.status.CauseTime;
import dev.monitored.catalog.status.EventCounts;
import dev.monitored.catalog.status.ObjectiveStatus;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.catalog.status.SloStatus;
import dev.monitored.indicator.SliCounter;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.indicator.period.Period;
import dev.monitored.slo.Slo;
import dev.monitored.slo.objective.Objective;

/**
 * Reads how the SLOs are kept, and remembers since when they burn.
 */
final class SloTable {

	private static final Comparator<SloRow> WORST_FIRST = Comparator
		.comparing(SloRow::severity, (one, other) -> Arrays.compare(other, one))
		.thenComparing(SloRow::name);

	private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

	private static final Duration ONE_HOUR = Duration.ofHours(1);

	private static final double MINUTES_BEFORE = 55;

	private final SloCatalog catalog;

	private final SloReporter reporter;

	private final long start;

	private final Map<String, Long> burningSince = new HashMap<>();

	/**
	 * Creates a reader.
	 * @param catalog the SLOs
	 * @param reporter reads what else is known of an SLO that is not kept
	 * @param start when the process began to count, in milliseconds since the epoch
	 */
	SloTable(SloCatalog catalog, SloReporter reporter, long start) {
		this.catalog = catalog;
		this.reporter = reporter;
		this.start = start;
	}

	/**
	 * Reads all SLOs.
	 * @param now the time, in milliseconds since the epoch
	 * @return the rows, the worst one first
	 */
	List<SloRow> read(long now) {
		Duration age = Duration.ofMillis(now - this.start);
		return this.catalog.slos()
			.stream()
			.filter((tracked) -> !tracked.indicators().isEmpty())
			.map((tracked) -> row(tracked, now, age))
			.sorted(WORST_FIRST)
			.toList();
	}

	private SloRow row(TrackedSlo tracked, long now, Duration age) {
		Slo slo = tracked.slo();
		List<ObjectiveRow> objectives = tracked.indicators()
			.stream()
			.map((indicator) -> objective(indicator, age))
			.sorted(Comparator.comparingDouble(ObjectiveRow::burn).reversed())
			.toList();
		ObjectiveRow worst = objectives.get(0);
		SloStatus status = (worst.sinceStart().badEvents() > 0) ? this.reporter.one(slo.name()) : null;
		CauseEvents cause = (status != null) ? cause(status, worst.sli()) : null;
		return new SloRow(slo.name(), slo.signal().id(), objectives, tracked.activeCalls(),
				burningSince(slo.name(), worst, now), traffic(objectives, age), cause,
				(status != null && cause != null) ? shares(status, cause) : null, slo.team(), slo.runbook());
	}

	private static ObjectiveRow objective(SliCounter indicator, Duration age) {
		Objective objective = indicator.objective();
		EventCounts fiveMinutes = EventCounts.of(indicator.counts(Period.FIVE_MINUTES), objective);
		EventCounts oneHour = EventCounts.of(indicator.counts(Period.ONE_HOUR), objective);
		return new ObjectiveRow(objective.sli(), ObjectiveWords.of(objective),
				EventCounts.of(indicator.counts(), objective), fiveMinutes, oneHour,
				(age.compareTo(FIVE_MINUTES) >= 0) ? fiveMinutes.burnRate() : null,
				(age.compareTo(ONE_HOUR) >= 0) ? oneHour.burnRate() : null);
	}

	private @Nullable Long burningSince(String name, ObjectiveRow worst, long now) {
		if (!worst.isBurning()) {
			this.burningSince.remove(name);
			return null;
		}
		return this.burningSince.computeIfAbsent(name, (key) -> now);
	}

	private static @Nullable Double traffic(List<ObjectiveRow> objectives, Duration age) {
		long recent = objectives.stream().mapToLong((row) -> row.fiveMinutes().events()).max().orElse(0);
		long before = objectives.stream().mapToLong((row) -> row.oneHour().events()).max().orElse(0) - recent;
		double minutes = Math.min(age.toSeconds() / 60.0 - 5, MINUTES_BEFORE);
		return (minutes >= 5 && before > 0) ? Math.round(1000 * recent / 5.0 / (before / minutes)) / 1000.0 : null;
	}

	private static @Nullable CauseEvents cause(SloStatus status, String sli) {
		for (ObjectiveStatus objective : status.objectives()) {
			if (objective.sli().equals(sli)) {
				List<CauseEvents> recent = objective.causes().getOrDefault(Period.FIVE_MINUTES.text(), List.of());
				List<CauseEvents> causes = recent.isEmpty() ? objective.causes().getOrDefault("sinceStart", List.of())
						: recent;
				return causes.isEmpty() ? null : causes.get(0);
			}
		}
		return null;
	}

	private static @Nullable CauseTime shares(SloStatus status, CauseEvents cause) {
		return status.timeByCause()
			.stream()
			.filter((time) -> time.cause().equals(cause.cause()) && time.resource().equals(cause.resource()))
			.findFirst()
			.orElse(null);
	}

}
