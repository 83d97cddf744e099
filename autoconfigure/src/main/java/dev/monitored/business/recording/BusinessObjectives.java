package dev.monitored.business.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.monitored.business.declaration.BusinessSignals;
import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.business.declaration.MeterKind;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.Cause;
import dev.monitored.indicator.CallEvents;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelPattern;
import dev.monitored.label.NearestText;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Slo;

/**
 * The SLOs whose events counters of meter interfaces count.
 */
public final class BusinessObjectives {

	private static final String GOOD = "good";

	private static final String BAD = "bad";

	private static final Log logger = LogFactory.getLog(BusinessObjectives.class);

	private final SloCatalog catalog;

	private final Postponement postponement;

	/**
	 * Creates objectives.
	 * @param catalog knows all SLOs
	 * @param postponement keeps events of transactions
	 */
	public BusinessObjectives(SloCatalog catalog, Postponement postponement) {
		this.catalog = catalog;
		this.postponement = postponement;
	}

	/**
	 * Checks that each SLO names counters that exist, and none of them as good and bad.
	 * One WARN names those whose bad events are rolled back with their transactions.
	 * @param meters all meters
	 * @throws InvalidSettingException if one does not
	 */
	public void check(Collection<MeterDeclaration> meters) {
		if (!meters.isEmpty()) {
			this.catalog.signals().measure(BusinessSignals.BUSINESS);
		}
		for (TrackedSlo tracked : slos()) {
			Slo slo = tracked.slo();
			for (String side : List.of(GOOD, BAD)) {
				patterns(slo, side).forEach((pattern) -> requireCounter(slo, side, pattern, meters));
			}
			warnOfRollbacks(slo, meters);
			meters.stream()
				.map(MeterDeclaration::name)
				.filter((counter) -> isNamed(slo, GOOD, counter) && isNamed(slo, BAD, counter))
				.findFirst()
				.ifPresent((counter) -> {
					throw new InvalidSettingException(setting(slo, BAD), counter, "its events are good, too",
							"Name a counter once.");
				});
		}
	}

	private void warnOfRollbacks(Slo slo, Collection<MeterDeclaration> meters) {
		if (this.postponement == Postponement.NEVER) {
			return;
		}
		meters.stream()
			.filter((meter) -> meter.afterCommit() && isNamed(slo, BAD, meter.name()))
			.forEach((meter) -> logger
				.warn("%s misses the bad events of transactions that are rolled back. Write afterCommit = false: %s"
					.formatted(setting(slo, BAD), meter.source())));
	}

	/**
	 * Returns what counts the events of one series for SLOs.
	 * @param counter the name of the counter
	 * @param labels the labels of the series
	 * @return what counts them, or {@code null} if no SLO names the counter
	 */
	@Nullable ObjectiveEvents events(String counter, Map<String, String> labels) {
		CallEvents good = events(GOOD, counter, labels);
		CallEvents bad = events(BAD, counter, labels);
		return (good != null || bad != null) ? new ObjectiveEvents(counter, good, bad) : null;
	}

	private @Nullable CallEvents events(String side, String counter, Map<String, String> labels) {
		List<TrackedSlo> naming = slos().stream().filter((tracked) -> isNamed(tracked.slo(), side, counter)).toList();
		if (naming.isEmpty() || !this.catalog.isCounting()) {
			return null;
		}
		Map<String, String> all = new HashMap<>(labels);
		all.put("counter", counter);
		MeasuredCalls calls = MeasuredCalls.ofCode(BusinessSignals.BUSINESS, all, Cause.UNKNOWN);
		return new CallEvents(this.catalog.counted(calls, naming), () -> 0);
	}

	private List<TrackedSlo> slos() {
		List<TrackedSlo> slos = new ArrayList<>();
		for (TrackedSlo tracked : this.catalog.slos()) {
			if (tracked.slo().signal().equals(BusinessSignals.BUSINESS)) {
				slos.add(tracked);
			}
		}
		return slos;
	}

	private static void requireCounter(Slo slo, String side, LabelPattern pattern,
			Collection<MeterDeclaration> meters) {
		List<MeterDeclaration> named = meters.stream().filter((meter) -> pattern.matches(meter.name())).toList();
		if (named.isEmpty()) {
			List<String> counters = meters.stream()
				.filter(MeterDeclaration::countsEvents)
				.map(MeterDeclaration::name)
				.sorted()
				.toList();
			throw new InvalidSettingException(setting(slo, side), pattern.text(),
					"no meter interface has a counter of that name%s"
						.formatted(NearestText.question(pattern.text(), counters)),
					counters.isEmpty()
							? "Declare it: @CounterMeter(\"%s\") in a @MeterInterface.".formatted(pattern.text())
							: "Write one of %s.".formatted(String.join(", ", counters)));
		}
		named.stream().filter((meter) -> !meter.countsEvents()).findFirst().ifPresent((meter) -> {
			throw new InvalidSettingException(setting(slo, side), pattern.text(),
					(meter.kind() == MeterKind.COUNTER) ? "%s counts amounts, and not events".formatted(meter.source())
							: "%s is no counter".formatted(meter.source()),
					"Name a counter whose method has no parameters besides labels.");
		});
	}

	private static boolean isNamed(Slo slo, String side, String counter) {
		return patterns(slo, side).stream().anyMatch((pattern) -> pattern.matches(counter));
	}

	private static List<LabelPattern> patterns(Slo slo, String side) {
		return slo.match().getOrDefault(side, List.of());
	}

	private static String setting(Slo slo, String side) {
		return "monitored.slo.definitions.%s.%s".formatted(slo.name(), side);
	}

}
