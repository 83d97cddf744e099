package dev.monitored.catalog.status;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.monitored.cause.Cause;

/**
 * The bad events of one objective that are put down to one cause.
 *
 * @param cause the cause, such as {@code db}
 * @param resource the table, client, model or operation
 * @param badEvents the number of bad events
 * @param share the share in all bad events of the objective
 */
public record CauseEvents(String cause, String resource, double badEvents, double share) {

	private static final int MOST = 5;

	/**
	 * Returns the causes with most bad events.
	 * @param halves the halves of bad events by cause
	 * @return at most five of them
	 */
	static List<CauseEvents> most(Map<Cause, Long> halves) {
		double all = halves.values().stream().mapToLong(Long::longValue).sum();
		return halves.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 0)
			.map((entry) -> new CauseEvents(entry.getKey().name(), entry.getKey().resource(), entry.getValue() / 2.0,
					EventCounts.rounded(entry.getValue() / all)))
			.sorted(Comparator.comparingDouble(CauseEvents::badEvents)
				.reversed()
				.thenComparing(CauseEvents::cause)
				.thenComparing(CauseEvents::resource))
			.limit(MOST)
			.toList();
	}

}
