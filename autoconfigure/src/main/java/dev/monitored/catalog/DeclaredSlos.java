package dev.monitored.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelKey;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Signal;
import dev.monitored.slo.Slo;

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
		this.slos.values()
			.stream()
			.filter((declared) -> declared.slo().signal().equals(signal))
			.forEach((declared) -> declared.checkLabels(labels));
	}

	/**
	 * Returns the SLO of a name.
	 * @param name the name
	 * @return the SLO, or an empty stream if there is none
	 */
	Stream<TrackedSlo> named(String name) {
		return Stream.ofNullable(this.slos.get(name)).map(Declared::tracked);
	}

	/**
	 * Returns some of the SLOs.
	 * @param predicate decides which
	 * @return the SLOs by name
	 */
	List<TrackedSlo> find(Predicate<Slo> predicate) {
		return this.slos.values()
			.stream()
			.map(Declared::tracked)
			.filter((tracked) -> predicate.test(tracked.slo()))
			.toList();
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
				if (labels.stream().noneMatch(new LabelKey(label)::is)) {
					throw new InvalidSettingException(this.source + ".match." + label, null,
							"no %s call has the label '%s'".formatted(slo().signal().id(), label),
							"Match by one of %s.".formatted(String.join(", ", labels)));
				}
			}
		}

	}

}
