package dev.monitored.dashboard.signal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Meter;

/**
 * The calls that made too many equal queries, as their counters have them.
 */
final class RepeatedQueryReading {

	private static final String COUNTER = "db.repeated.queries";

	private final GroupedCalls calls = new GroupedCalls();

	private final Map<Meter.Id, Long> counts = new LinkedHashMap<>();

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
		this.calls.of(id, now).add(count - ((known != null) ? known : 0), 0, 0);
	}

	/**
	 * Ends a pass over all counters.
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	void end(long now) {
		this.calls.end(now);
	}

	/**
	 * Returns the operations and tables, those with most such calls first.
	 * @param now the time
	 * @return a row for each
	 */
	List<RepeatedQueryRow> rows(long now) {
		return this.calls.rows(now)
			.stream()
			.map((row) -> new RepeatedQueryRow(row.labels(), row.calls(), row.sinceStart()))
			.toList();
	}

}
