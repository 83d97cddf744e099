package dev.monitored.slo;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A kind of calls that is measured. Each binder contributes its own by a
 * {@link SignalSource}. Signals of one name are equal.
 *
 * @param id the name as it is written in the configuration, such as {@code http-server}
 * @param labels the keys of the labels that an SLO can match the calls by, in
 * Micrometer's spelling
 * @param profile the name of the bucket profile that its timers have by default
 * @param traits in what its calls differ from others
 * @param byHand how calls that code records by hand come to count, for messages; empty if
 * there are none
 */
public record Signal(String id, Set<String> labels, String profile, Set<Trait> traits, String byHand) {

	/**
	 * Creates a signal without traits.
	 * @param id the name
	 * @param profile the name of the bucket profile
	 * @param labels the keys of the labels
	 * @return the signal
	 */
	public static Signal of(String id, String profile, String... labels) {
		return new Signal(id, Set.of(labels), profile, Set.of(), "");
	}

	/**
	 * Returns this signal with some traits and no other.
	 * @param traits the traits
	 * @return the signal
	 */
	public Signal with(Trait... traits) {
		return new Signal(this.id, this.labels, this.profile, Set.of(traits), this.byHand);
	}

	/**
	 * Returns this signal, whose calls code can record by hand.
	 * @param note how they come to count, for messages
	 * @return the signal
	 */
	public Signal recordedByHand(String note) {
		return new Signal(this.id, this.labels, this.profile, this.traits, note);
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
	public boolean equals(@Nullable Object other) {
		return other instanceof Signal signal && this.id.equals(signal.id);
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
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
		PART_OF_CALL,

		/**
		 * It may be known how long a call waited in the queue of an executor.
		 */
		QUEUED,

		/**
		 * A label of a call may say that it failed, which an SLO names.
		 */
		FAILS_BY_LABEL,

		/**
		 * They take no time, and an SLO names what counts the good and the bad ones.
		 */
		NAMED_EVENTS

	}

}
