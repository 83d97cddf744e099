package dev.monitored.catalog.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.indicator.Counts;
import dev.monitored.indicator.SliCounter;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.indicator.cause.CauseTotals;
import dev.monitored.indicator.cause.SloCauses;
import dev.monitored.indicator.period.Period;
import dev.monitored.label.LabelKey;
import dev.monitored.label.LabelPattern;
import dev.monitored.slo.Slo;
import dev.monitored.slo.objective.Freshness;
import dev.monitored.slo.objective.MinRate;
import dev.monitored.slo.objective.Objective;

/**
 * Reads what was counted of the SLOs.
 */
public final class SloReporter {

	private static final int MOST = 5;

	private final SloCatalog catalog;

	private final Instant since;

	/**
	 * Creates a reporter.
	 * @param catalog the SLOs
	 * @param since since when events are counted
	 */
	public SloReporter(SloCatalog catalog, Instant since) {
		this.catalog = catalog;
		this.since = since;
	}

	/**
	 * Returns how all SLOs are kept.
	 * @return the report
	 */
	public SloReport all() {
		return new SloReport(this.catalog.application(), SloReport.SCOPE, this.since,
				this.catalog.slos().stream().map(this::status).toList());
	}

	/**
	 * Returns how one SLO is kept.
	 * @param name the name of the SLO
	 * @return its status, or {@code null} if there is no such SLO
	 */
	public @Nullable SloStatus one(String name) {
		return this.catalog.slos()
			.stream()
			.filter((tracked) -> tracked.slo().name().equals(name))
			.findFirst()
			.map(this::status)
			.orElse(null);
	}

	/**
	 * Returns how an SLO is kept.
	 * @param tracked the SLO
	 * @return its status
	 */
	public SloStatus status(TrackedSlo tracked) {
		Slo slo = tracked.slo();
		SloCauses causes = tracked.causes();
		MinRate minRate = slo.minRate();
		Freshness freshness = slo.freshness();
		Map<String, List<String>> match = new TreeMap<>();
		slo.match()
			.forEach((label, patterns) -> match.put(new LabelKey(label).text(),
					patterns.stream().map(LabelPattern::text).toList()));
		return new SloStatus(slo.name(), slo.signal().id(), match, tracked.isMatched(), tracked.activeCalls(),
				slo.window().text(), (minRate != null) ? minRate.text() : null,
				(freshness != null) ? freshness.text() : null, lastSuccess(tracked), slo.team(), slo.runbook(),
				slo.includesQueue(), tracked.excludedEvents(), slo.page(),
				tracked.indicators().stream().map((sliCounter) -> status(sliCounter, slo)).toList(),
				(causes != null) ? CauseTime.most(causes) : List.of());
	}

	private static @Nullable Instant lastSuccess(TrackedSlo tracked) {
		long millis = tracked.lastSuccessMillis();
		return (millis > 0) ? Instant.ofEpochMilli(millis) : null;
	}

	private static ObjectiveStatus status(SliCounter sliCounter, Slo slo) {
		Objective objective = sliCounter.objective();
		EventCounts sinceStart = EventCounts.of(sliCounter.counts(), objective);
		Map<String, EventCounts> periods = new LinkedHashMap<>();
		Arrays.stream(Period.values())
			.forEach((period) -> periods.put(period.text(), EventCounts.of(sliCounter.counts(period), objective)));
		Duration toPage = slo.page() ? PageTime.inTotalOutage(objective, slo.window()) : null;
		return new ObjectiveStatus(objective.sli(), objective.text(), objective.target(), objective.budget(),
				thresholdSeconds(objective), sinceStart, periods, sinceStart.budgetRemaining(),
				(toPage != null) ? toPage.toSeconds() : null, mostBudgetSpentBy(sliCounter), causes(sliCounter));
	}

	private static Map<String, List<CauseEvents>> causes(SliCounter sliCounter) {
		Map<String, List<CauseEvents>> causes = new LinkedHashMap<>();
		CauseTotals sinceStart = sliCounter.causes();
		if (sinceStart != null) {
			causes.put("sinceStart", CauseEvents.most(sinceStart.sums()));
			Arrays.stream(Period.values())
				.forEach((period) -> causes.put(period.text(), CauseEvents.most(sliCounter.causes(period))));
		}
		return causes;
	}

	private static @Nullable Double thresholdSeconds(Objective objective) {
		return objective.thresholds().isEmpty() ? null : objective.thresholds().get(0).toNanos() / 1e9;
	}

	private static Map<String, String> spelt(Map<String, String> labels) {
		Map<String, String> spelt = new LinkedHashMap<>();
		labels.forEach((label, value) -> spelt.put(new LabelKey(label).text(), value));
		return spelt;
	}

	private static List<LabelledEvents> mostBudgetSpentBy(SliCounter sliCounter) {
		Map<Map<String, String>, Counts> counts = sliCounter.countsByLabels();
		double total = counts.values().stream().mapToDouble(Counts::badEvents).sum();
		List<LabelledEvents> spenders = new ArrayList<>();
		counts.forEach((labels, counted) -> {
			if (counted.badEvents() > 0) {
				spenders.add(new LabelledEvents(spelt(labels), counted.events(), counted.badEvents(),
						EventCounts.rounded(counted.badEvents() / total)));
			}
		});
		return spenders.stream()
			.sorted(Comparator.comparingDouble(LabelledEvents::badEvents)
				.reversed()
				.thenComparing((events) -> events.labels().toString()))
			.limit(MOST)
			.toList();
	}

}
