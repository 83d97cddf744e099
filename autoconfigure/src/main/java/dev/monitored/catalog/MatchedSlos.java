package dev.monitored.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.indicator.TrackedSlo;
import dev.monitored.known.RecentValues;
import dev.monitored.label.LabelKey;
import dev.monitored.slo.Signal;
import dev.monitored.slo.Slo;

/**
 * The SLOs of the configuration that calls match. It remembers the answer for labels that
 * were asked for last, because calls whose labels are folded ask again and again.
 */
final class MatchedSlos {

	private final List<TrackedSlo> configured;

	private final RecentValues<CallLabels, List<TrackedSlo>> found = new RecentValues<>(CallLabels::length, this::find);

	MatchedSlos(List<TrackedSlo> configured) {
		this.configured = configured;
	}

	/**
	 * Returns the SLOs that calls can match.
	 * @return the SLOs of the configuration, by name
	 */
	List<TrackedSlo> all() {
		return this.configured;
	}

	/**
	 * Returns whether an SLO matches calls of a signal by the value of a label.
	 * @param signal the signal
	 * @param label the key of the label
	 * @return whether the value counts
	 */
	boolean isAnyBy(Signal signal, LabelKey label) {
		for (TrackedSlo tracked : this.configured) {
			Slo slo = tracked.slo();
			if (slo.signal().equals(signal) && slo.match().keySet().stream().anyMatch(label::is)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns the SLOs that are about calls.
	 * @param labels the labels of the calls
	 * @return the SLOs
	 */
	List<TrackedSlo> by(CallLabels labels) {
		return this.configured.isEmpty() ? List.of() : this.found.get(labels);
	}

	private List<TrackedSlo> find(CallLabels labels) {
		List<TrackedSlo> matching = new ArrayList<>();
		for (TrackedSlo tracked : this.configured) {
			if (labels.match(tracked)) {
				matching.add(tracked);
			}
		}
		return List.copyOf(matching);
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

		// Written out as it would be generated, which takes the JVM long at start-up
		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof CallLabels calls && this.signal.equals(calls.signal)
					&& this.labels.equals(calls.labels);
		}

		@Override
		public int hashCode() {
			return 31 * this.signal.hashCode() + this.labels.hashCode();
		}

		private int length() {
			int length = 0;
			for (String value : this.labels.values()) {
				length += value.length();
			}
			return length;
		}

	}

}
