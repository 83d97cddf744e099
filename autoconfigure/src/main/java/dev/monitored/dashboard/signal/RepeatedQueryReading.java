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
 * The calls that made too many equal queries, as their counters have them.
 */
final class RepeatedQueryReading {

	private static final String COUNTER = "db.repeated.queries";

	private static final int MOST_ROWS = 200;

	private final Map<Map<String, String>, CallGroup> groups = new LinkedHashMap<>();

	private final Map<Meter.Id, Long> counts = new LinkedHashMap<>();

	private boolean hasBaseline;

	/**
	 * Returns whether a counter is one of such calls.
	 * @param name the name of the meter
	 * @return whether it is
	 */
	static boolean isCounter(String name) {
		return name.equals(COUNTER);
	}

	/**
	 * Adds what a counter has counted since it was read last.
	 * @param id the counter
	 * @param count what it has counted since start
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	void read(Meter.Id id, long count, long now) {
		Long known = this.counts.put(id, count);
		group(id, now).add(count - ((known != null) ? known : 0), 0, 0);
	}

	/**
	 * Ends a pass over all counters. When something was counted before the first one
	 * ended is not known: that is none of the last five minutes.
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
	 * Returns the operations and tables, those with most such calls first.
	 * @param now the time
	 * @return a row for each
	 */
	List<RepeatedQueryRow> rows(long now) {
		return this.groups.values()
			.stream()
			.map((group) -> group.row(now))
			.sorted(Comparator.comparingLong(CallRow::calls).thenComparing(CallRow::sinceStart).reversed())
			.map((row) -> new RepeatedQueryRow(row.labels(), row.calls(), row.sinceStart()))
			.toList();
	}

	// The last row has the calls of all groups that would be too many
	private CallGroup group(Meter.Id id, long now) {
		TreeMap<String, String> labels = TimedSignal.labels(id);
		if (!this.groups.containsKey(labels) && this.groups.size() >= MOST_ROWS - 1) {
			labels.replaceAll((label, value) -> LabelValue.OTHER);
		}
		return this.groups.computeIfAbsent(labels, (key) -> new CallGroup(key, now));
	}

}
