package dev.monitored.dashboard.signal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.Meter;

import dev.monitored.label.LabelValue;
import dev.monitored.meter.TimedSignal;

/**
 * Calls by their labels. Where there are too many label sets, the last one has the calls
 * of all others.
 */
final class GroupedCalls {

	private static final int MOST_ROWS = 200;

	private final Map<Map<String, String>, CallGroup> groups = new LinkedHashMap<>();

	private boolean hasBaseline;

	/**
	 * Returns the group of a meter.
	 * @param id the meter
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return the group of its labels
	 */
	CallGroup of(Meter.Id id, long now) {
		TreeMap<String, String> labels = TimedSignal.labels(id);
		if (!this.groups.containsKey(labels) && this.groups.size() >= MOST_ROWS - 1) {
			labels.replaceAll((label, value) -> LabelValue.OTHER);
		}
		return this.groups.computeIfAbsent(labels, (key) -> new CallGroup(key, now));
	}

	/**
	 * Ends a pass over all meters. The calls before the end of the first pass have no
	 * known time: they do not belong to the last five minutes.
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	void end(long now) {
		if (!this.hasBaseline) {
			this.hasBaseline = true;
			this.groups.values().forEach((group) -> group.begin(now));
		}
		this.groups.values().forEach((group) -> group.remember(now));
	}

	/**
	 * Returns the groups, those with most calls first.
	 * @param now the time, in nanoseconds of a monotonic clock
	 * @return a row for each
	 */
	List<CallRow> rows(long now) {
		return this.groups.values()
			.stream()
			.map((group) -> group.row(now))
			.sorted(Comparator.comparingLong(CallRow::calls).thenComparing(CallRow::sinceStart).reversed())
			.toList();
	}

}
