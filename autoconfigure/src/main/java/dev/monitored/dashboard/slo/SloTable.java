package dev.monitored.dashboard.slo;

import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.CauseEvents;
import dev.monitored.catalog.status.CauseTime;
import dev.monitored.catalog.status.ObjectiveStatus;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.catalog.status.SloStatus;
import dev.monitored.indicator.SliCounter;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.indicator.period.Period;
import dev.monitored.slo.Slo;

/**
 * Reads how the SLOs are kept, and remembers since when they burn.
 */
public final class SloTable {

	private static final String SINCE_START = "sinceStart";

	private static final double MINUTES_BEFORE = 55;

	private final SloCatalog catalog;

	private final SloReporter reporter;

	private final Map<String, Long> burningSince = new HashMap<>();

	private final Map<SliCounter, ObjectiveReading> readings = new IdentityHashMap<>();

	private final Map<String, SloRow> rows = new HashMap<>();

	private final Map<String, CallsInFlight> inFlight = new HashMap<>();

	/**
	 * Creates a reader.
	 * @param catalog the SLOs
	 * @param reporter reads what else is known of an SLO that is not kept
	 */
	public SloTable(SloCatalog catalog, SloReporter reporter) {
		this.catalog = catalog;
		this.reporter = reporter;
	}

	/**
	 * Reads all SLOs.
	 * @param now the time, in milliseconds since the epoch
	 * @param age how old the process is
	 * @return the rows, the worst one first
	 */
	public List<SloRow> read(long now, Duration age) {
		List<TrackedSlo> slos = this.catalog.slos();
		forget(slos);
		return slos.stream()
			.filter((tracked) -> !tracked.indicators().isEmpty())
			.map((tracked) -> row(tracked, now, age))
			.sorted(SloRow.WORST_FIRST)
			.toList();
	}

	// Counters of objectives that were declared anew are of no use
	private void forget(List<TrackedSlo> slos) {
		if (this.readings.size() > slos.stream().mapToInt((slo) -> slo.indicators().size()).sum()) {
			this.readings.clear();
		}
	}

	private SloRow row(TrackedSlo tracked, long now, Duration age) {
		Slo slo = tracked.slo();
		List<ObjectiveRow> objectives = tracked.indicators()
			.stream()
			.map((indicator) -> reading(indicator).row(age))
			.sorted(ObjectiveRow.WORST_FIRST)
			.toList();
		ObjectiveRow worst = objectives.get(0);
		Long since = burningSince(slo.name(), worst, now);
		Double traffic = traffic(objectives, age);
		HangingCalls hanging = this.inFlight.computeIfAbsent(slo.name(), (key) -> new CallsInFlight())
			.hanging(tracked, now, age);
		SloRow known = this.rows.get(slo.name());
		SloRow row;
		if (known != null && known.hasSame(objectives)) {
			row = known.with(tracked.activeCalls(), hanging, since, traffic);
		}
		else {
			MainCause cause = (worst.sinceStart().badEvents() > 0) ? cause(this.reporter.status(tracked), worst.sli())
					: null;
			row = new SloRow(slo.name(), slo.signal().id(), objectives, tracked.activeCalls(), hanging, since, traffic,
					cause, slo.team(), slo.runbook());
		}
		this.rows.put(slo.name(), row);
		return row;
	}

	private ObjectiveReading reading(SliCounter indicator) {
		return this.readings.computeIfAbsent(indicator, ObjectiveReading::new);
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

	private static @Nullable MainCause cause(SloStatus status, String sli) {
		for (ObjectiveStatus objective : status.objectives()) {
			if (objective.sli().equals(sli)) {
				MainCause recent = cause(status, objective, Period.FIVE_MINUTES.text());
				return (recent != null) ? recent : cause(status, objective, SINCE_START);
			}
		}
		return null;
	}

	private static @Nullable MainCause cause(SloStatus status, ObjectiveStatus objective, String period) {
		List<CauseEvents> causes = objective.causes().getOrDefault(period, List.of());
		return causes.isEmpty() ? null : new MainCause(period, causes.get(0), time(status, causes.get(0)));
	}

	private static @Nullable CauseTime time(SloStatus status, CauseEvents cause) {
		return status.timeByCause()
			.stream()
			.filter((time) -> time.cause().equals(cause.cause()) && time.resource().equals(cause.resource()))
			.findFirst()
			.orElse(null);
	}

}
