package dev.monitored.http.exchange;

import java.util.List;
import java.util.Map;

import dev.monitored.indicator.EventCounter;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.outcome.Status;

/**
 * Where the exchanges of one label set are counted as events.
 */
final class CountedExchanges {

	private final List<TrackedSlo> slos;

	private final EventCounter[] counters;

	CountedExchanges(Map<String, String> labels, List<TrackedSlo> slos) {
		this.slos = slos;
		this.counters = slos.stream()
			.flatMap((slo) -> slo.track(labels, () -> 0).stream())
			.toArray(EventCounter[]::new);
	}

	List<TrackedSlo> slos() {
		return this.slos;
	}

	void count(Status status, long nanos) {
		for (EventCounter eventCounter : this.counters) {
			eventCounter.count(status, nanos);
		}
	}

}
