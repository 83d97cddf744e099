package dev.monitored.observation.recording;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.monitored.label.LabelKey;
import dev.monitored.label.LabelPattern;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.ThrownOutcomes;
import dev.monitored.slo.Slo;

/**
 * Which labels say how an observation ended, besides its error. What an SLO says of
 * failures replaces what is known of the name.
 *
 * @param failures the patterns of values by which it failed, by key
 * @param cancellations the patterns of values by which it was given up, by key
 */
record OutcomeLabels(Map<String, List<LabelPattern>> failures, Map<String, List<LabelPattern>> cancellations) {

	private static final ThrownOutcomes thrown = new ThrownOutcomes(List.of());

	/**
	 * Returns the labels that count for an SLO.
	 * @param slo the SLO
	 * @param name the name of the observation
	 * @return the labels
	 */
	static OutcomeLabels of(Slo slo, String name) {
		Map<String, List<LabelPattern>> failures = slo.badWhen().isEmpty()
				? KnownObservation.of(name).map(KnownObservation::failures).orElse(Map.of()) : slo.badWhen();
		return new OutcomeLabels(failures,
				KnownObservation.of(name).map(KnownObservation::cancellations).orElse(Map.of()));
	}

	/**
	 * Returns the keys of the labels.
	 * @return the keys
	 */
	List<LabelKey> keys() {
		return Stream.concat(this.failures.keySet().stream(), this.cancellations.keySet().stream())
			.map(LabelKey::new)
			.distinct()
			.toList();
	}

	/**
	 * Returns how an observation ended.
	 * @param error its error, if it has one
	 * @param values values by key
	 * @return the outcome
	 */
	Outcome outcome(@Nullable Throwable error, Map<String, String> values) {
		String failure = find(this.failures, values);
		// What was given up may have an error, too: a job that is stopped has one
		if (failure == null && find(this.cancellations, values) != null) {
			return Outcome.CANCELLED;
		}
		if (error != null) {
			return thrown.of(error);
		}
		return (failure != null) ? Outcome.error(failure) : Outcome.SUCCESS;
	}

	private static @Nullable String find(Map<String, List<LabelPattern>> patterns, Map<String, String> values) {
		for (Map.Entry<String, List<LabelPattern>> entry : patterns.entrySet()) {
			String value = new LabelKey(entry.getKey()).in(values);
			if (value != null && entry.getValue().stream().anyMatch((pattern) -> pattern.matches(value))) {
				return value.isBlank() ? entry.getKey() : value;
			}
		}
		return null;
	}

}
