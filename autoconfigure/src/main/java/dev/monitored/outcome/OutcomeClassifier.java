package dev.monitored.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Decides from a returned value whether the call that returned it succeeded. Declare a
 * bean of this type where failures are values: a {@code Result} type, a
 * {@code ResponseEntity} with a status of 500. Asynchronous results are asked about the
 * value that they complete with; a {@code null} and the elements of a stream are not
 * asked about.
 * <p>
 * Several classifiers are asked in their order until one has an answer. If none has, or
 * if one throws, the call is a success. The calls that a classifier makes itself are
 * measured, and are successes unless they throw.
 */
@FunctionalInterface
public interface OutcomeClassifier {

	/**
	 * Classifies a value.
	 * @param value the value that a call returned
	 * @return {@link Outcome#SUCCESS}, {@link Outcome#error(String)}, or {@code null} to
	 * leave the answer to the next classifier
	 */
	@Nullable Outcome classify(Object value);

}
