package dev.monitored.slo;

import java.util.Set;

/**
 * A kind of calls that is measured. Each binder contributes its own by a
 * {@link SignalSource}.
 *
 * @param id the name as it is written in the configuration, such as {@code http-server}
 * @param labels the keys of the labels that an SLO can match the calls by, in
 * Micrometer's spelling
 * @param profile the name of the bucket profile that its timers have by default
 * @param traits in what its calls differ from others
 */
public record Signal(String id, Set<String> labels, String profile, Set<Trait> traits) {

	/**
	 * Creates a signal without traits.
	 * @param id the name
	 * @param profile the name of the bucket profile
	 * @param labels the keys of the labels
	 * @return the signal
	 */
	public static Signal of(String id, String profile, String... labels) {
		return new Signal(id, Set.of(labels), profile, Set.of());
	}

	/**
	 * Returns this signal with one trait and no other.
	 * @param trait the trait
	 * @return the signal
	 */
	public Signal with(Trait trait) {
		return new Signal(this.id, this.labels, this.profile, Set.of(trait));
	}

	/**
	 * Returns whether its calls have a trait.
	 * @param trait the trait
	 * @return whether they have
	 */
	public boolean has(Trait trait) {
		return this.traits.contains(trait);
	}

	@Override
	public String toString() {
		return this.id;
	}

	/**
	 * In what calls of a signal differ from others.
	 */
	public enum Trait {

		/**
		 * The application declares labels besides those of the signal.
		 */
		DECLARED_LABELS,

		/**
		 * What is timed is a part of another call, whose availability is that call's. One
		 * that fails is late without end.
		 */
		PART_OF_CALL

	}

}
