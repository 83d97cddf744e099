package dev.monitored.outcome;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The end of one call: its status and, of an error, what it is called.
 *
 * @param status how the call ended
 * @param error the value of the label {@code error}, present if and only if the status is
 * {@link Status#ERROR}
 */
public record Outcome(Status status, @Nullable String error) {

	/**
	 * The outcome of a call that did what it was asked to do.
	 */
	public static final Outcome SUCCESS = new Outcome(Status.SUCCESS, null);

	/**
	 * The outcome of a call whose caller gave up.
	 */
	public static final Outcome CANCELLED = new Outcome(Status.CANCELLED, null);

	/**
	 * The outcome of a call of a language model whose answer broke off.
	 */
	public static final Outcome TRUNCATED = new Outcome(Status.TRUNCATED, null);

	/**
	 * The outcome of a call of a language model that answered with nothing.
	 */
	public static final Outcome EMPTY = new Outcome(Status.EMPTY, null);

	/**
	 * Creates an outcome.
	 * @param status how the call ended
	 * @param error the value of the label {@code error}, if the call failed
	 * @throws IllegalArgumentException if an error has no label, or anything else has one
	 */
	public Outcome {
		Assert.isTrue((status == Status.ERROR) == (error != null && !error.isBlank()),
				"An error, and nothing else, has an error label");
	}

	/**
	 * Returns the outcome of a call that failed.
	 * @param label the value of the label {@code error}: short, and one of few
	 * @return the outcome
	 */
	public static Outcome error(String label) {
		return new Outcome(Status.ERROR, label);
	}

}
