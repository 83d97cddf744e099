package dev.monitored.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelKey;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Signal;
import dev.monitored.slo.Slo;
import dev.monitored.slo.objective.Objective;

/**
 * The SLOs by name, each with the source that declared it. No two sources can declare
 * SLOs of one name.
 */
final class DeclaredSlos {

	private final Map<String, Declared> slos = new ConcurrentSkipListMap<>();

	/**
	 * Adds an SLO, unless one of its name is known.
	 * @param tracked the SLO
	 * @param source who declares it, for messages
	 * @return the SLO of that name that the same source declared before, or {@code null}
	 * if there was none
	 * @throws InvalidSettingException if another source declares an SLO of that name
	 */
	@Nullable TrackedSlo addUnlessKnown(TrackedSlo tracked, String source) {
		Declared known = this.slos.putIfAbsent(tracked.slo().name(), new Declared(tracked, source));
		if (known != null && !known.source().equals(source)) {
			throw taken(known, source);
		}
		return (known != null) ? known.tracked() : null;
	}

	/**
	 * Checks that no other source declares an SLO of a name.
	 * @param name the name
	 * @param source who is going to declare it
	 * @throws InvalidSettingException if there is one
	 */
	void requireFree(String name, String source) {
		Declared known = this.slos.get(name);
		if (known != null && !known.source().equals(source)) {
			throw taken(known, source);
		}
	}

	/**
	 * Checks by which labels SLOs match the calls of a signal.
	 * @param signal the signal
	 * @param additional the keys of the labels that its calls have besides
	 * @throws InvalidSettingException if an SLO matches by a label that its calls do not
	 * have
	 */
	void checkLabels(Signal signal, Collection<String> additional) {
		Set<String> labels = new TreeSet<>(signal.labels());
		labels.addAll(additional);
		for (Declared known : this.slos.values()) {
			if (known.slo().signal().equals(signal)) {
				known.checkLabels(labels);
			}
		}
	}

	/**
	 * Returns the SLO of a name.
	 * @param name the name
	 * @return the SLO, or {@code null} if there is none
	 */
	@Nullable TrackedSlo named(String name) {
		Declared known = this.slos.get(name);
		return (known != null) ? known.tracked() : null;
	}

	/**
	 * Returns the thresholds of all objectives that can be about certain calls.
	 * @param signal the signal of the calls
	 * @param known the labels of the calls that are known
	 * @return the thresholds
	 */
	Set<Duration> thresholds(Signal signal, Map<String, String> known) {
		Set<Duration> thresholds = new TreeSet<>();
		for (TrackedSlo tracked : tracked()) {
			Slo slo = tracked.slo();
			if (slo.signal().equals(signal) && slo.mayMatch(known)) {
				for (Objective objective : slo.objectives()) {
					thresholds.addAll(objective.thresholds());
				}
			}
		}
		return thresholds;
	}

	/**
	 * Returns the SLOs.
	 * @return the SLOs by name
	 */
	List<TrackedSlo> tracked() {
		List<TrackedSlo> tracked = new ArrayList<>();
		for (Declared known : this.slos.values()) {
			tracked.add(known.tracked());
		}
		return List.copyOf(tracked);
	}

	/**
	 * Returns all SLOs with their sources.
	 * @return a view of them
	 */
	Collection<Declared> all() {
		return this.slos.values();
	}

	private static InvalidSettingException taken(Declared known, String source) {
		return new InvalidSettingException(source, known.slo().name(),
				"%s declares another SLO of that name".formatted(known.source()), "Give one of them another name.");
	}

	/**
	 * An SLO and its source.
	 *
	 * @param tracked the SLO
	 * @param source who declared it
	 */
	record Declared(TrackedSlo tracked, String source) {

		Slo slo() {
			return this.tracked.slo();
		}

		private void checkLabels(Set<String> labels) {
			for (String label : slo().match().keySet()) {
				if (!isIn(labels, new LabelKey(label))) {
					throw new InvalidSettingException(this.source + ".match." + label, null,
							"no %s call has the label '%s'".formatted(slo().signal().id(), label),
							"Match by one of %s.".formatted(String.join(", ", labels)));
				}
			}
		}

		private static boolean isIn(Set<String> labels, LabelKey key) {
			for (String label : labels) {
				if (key.is(label)) {
					return true;
				}
			}
			return false;
		}

	}

}
