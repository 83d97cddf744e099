package dev.monitored.cause;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.monitored.label.LabelValue;

/**
 * What the time of a call went to, or where its failure came from.
 *
 * @param name the value of the label {@code cause}, such as {@code db}
 * @param resource the value of the label {@code resource}: the table, client, model or
 * operation
 */
public record Cause(String name, String resource) {

	/**
	 * Work went on where it could not be followed.
	 */
	public static final Cause UNKNOWN = of("unknown");

	/**
	 * Nothing measured it: the code of the call itself, locks, sleeping, clients that are
	 * not observed.
	 */
	public static final Cause UNMEASURED = of("unmeasured");

	/**
	 * Garbage collection, for which all threads stood still.
	 */
	public static final Cause GC = of("gc");

	/**
	 * The queue of an executor, in which the call waited before it began.
	 */
	public static final Cause QUEUE = of("queue");

	/**
	 * Creates a cause.
	 * @param name the name
	 * @param resource the resource
	 * @throws IllegalArgumentException if one of them has no text
	 */
	public Cause {
		Assert.hasText(name, "A cause has a name");
		Assert.hasText(resource, "A cause has a resource, or _none");
	}

	/**
	 * Creates a cause without a resource.
	 * @param name the name
	 * @return the cause
	 */
	public static Cause of(String name) {
		return new Cause(name, LabelValue.NONE);
	}

	// Written out as it would be generated, which takes the JVM long at start-up
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Cause cause && this.name.equals(cause.name) && this.resource.equals(cause.resource);
	}

	@Override
	public int hashCode() {
		return 31 * this.name.hashCode() + this.resource.hashCode();
	}

	/**
	 * Returns the cause whose resource is one of too many.
	 * @return the cause of that name for all other resources
	 */
	public Cause folded() {
		return LabelValue.NONE.equals(this.resource) ? this : new Cause(this.name, LabelValue.OTHER);
	}

}
