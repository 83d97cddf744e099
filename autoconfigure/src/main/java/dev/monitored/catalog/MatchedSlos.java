package dev.monitored.catalog;

import java.util.List;
import java.util.Map;

import org.springframework.util.ConcurrentLruCache;

import dev.monitored.indicator.TrackedSlo;
import dev.monitored.slo.Signal;

/**
 * The SLOs of the configuration that calls match. It remembers the answer for labels that
 * were asked for last, because calls whose labels are folded ask again and again.
 */
final class MatchedSlos {

	private static final int REMEMBERED = 1_000;

	/**
	 * The length of all values together that is still worth its memory.
	 */
	private static final int MAX_LENGTH = 500;

	private final List<TrackedSlo> configured;

	private final ConcurrentLruCache<CallLabels, List<TrackedSlo>> remembered = new ConcurrentLruCache<>(REMEMBERED,
			this::find);

	MatchedSlos(List<TrackedSlo> configured) {
		this.configured = configured;
	}

	/**
	 * Returns the SLOs that are about calls.
	 * @param labels the labels of the calls
	 * @return the SLOs
	 */
	List<TrackedSlo> by(CallLabels labels) {
		if (this.configured.isEmpty()) {
			return List.of();
		}
		return labels.isShort() ? this.remembered.get(labels) : find(labels);
	}

	private List<TrackedSlo> find(CallLabels labels) {
		return this.configured.stream().filter(labels::match).toList();
	}

	/**
	 * What a call is matched by.
	 *
	 * @param signal its signal
	 * @param labels its labels, as they were before any was folded
	 */
	record CallLabels(Signal signal, Map<String, String> labels) {

		boolean match(TrackedSlo tracked) {
			return tracked.slo().signal().equals(this.signal) && tracked.slo().matches(this.labels);
		}

		private boolean isShort() {
			return this.labels.values().stream().mapToInt(String::length).sum() <= MAX_LENGTH;
		}

	}

}
