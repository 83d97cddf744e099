package dev.monitored.outcome;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import dev.monitored.known.KnownValues;

/**
 * The outcome of a call that threw: cancelled for a {@link CancellationException}, a
 * success for an exception that is declared as no error, else an error with the simple
 * name of the exception's class. Completion and execution exceptions are unwrapped. The
 * exception of a deadline in Kotlin is an error, although it is a cancellation by its
 * class.
 */
public final class ThrownOutcomes {

	private static final String DEADLINE = "kotlinx.coroutines.TimeoutCancellationException";

	private final List<Class<? extends Throwable>> noErrorFor;

	private final KnownValues<Class<?>, Outcome> outcomes = new KnownValues<>(this::ofType);

	/**
	 * Creates outcomes.
	 * @param noErrorFor the exception types, subclasses included, that are successes
	 */
	public ThrownOutcomes(List<Class<? extends Throwable>> noErrorFor) {
		this.noErrorFor = List.copyOf(noErrorFor);
	}

	/**
	 * Returns the outcome of a call that threw.
	 * @param thrown what it threw
	 * @return the outcome
	 */
	public Outcome of(Throwable thrown) {
		if (isNoError(thrown.getClass())) {
			return Outcome.SUCCESS;
		}
		return this.outcomes.get(unwrap(thrown).getClass());
	}

	/**
	 * Returns the outcome of a call whose caller gave up.
	 * @param thrown what the call threw then
	 * @return the outcome
	 */
	public Outcome ofCancelled(Throwable thrown) {
		return isNoError(thrown.getClass()) ? Outcome.SUCCESS : Outcome.CANCELLED;
	}

	/**
	 * Returns whether an exception means that the caller gave up.
	 * @param thrown the exception
	 * @return whether it is a cancellation, and not the exception of a deadline
	 */
	public static boolean isCancellation(Throwable thrown) {
		return isCancellation(thrown.getClass());
	}

	/**
	 * Returns whether an exception is the timeout of a coroutine.
	 * @param thrown the exception
	 * @return whether it is the exception of a deadline in Kotlin
	 */
	public static boolean isDeadline(Throwable thrown) {
		return thrown instanceof CancellationException && isDeadline(thrown.getClass());
	}

	/**
	 * Returns what an exception is called in labels.
	 * @param thrown the exception
	 * @return the simple name of its class
	 */
	public static String name(Throwable thrown) {
		return name(unwrap(thrown).getClass());
	}

	/**
	 * Returns what exceptions of a class are called in labels.
	 * @param type the class
	 * @return its simple name, or that of the class above it if it is anonymous
	 */
	public static String name(Class<?> type) {
		Class<?> named = type;
		while (named.isAnonymousClass()) {
			named = named.getSuperclass();
		}
		return named.getSimpleName();
	}

	/**
	 * Returns whether exceptions of a class are called as their cause is.
	 * @param type the class
	 * @return whether it wraps what a future threw
	 */
	public static boolean isWrapper(Class<?> type) {
		return type == CompletionException.class || type == ExecutionException.class;
	}

	private Outcome ofType(Class<?> type) {
		if (isNoError(type)) {
			return Outcome.SUCCESS;
		}
		if (isCancellation(type)) {
			return Outcome.CANCELLED;
		}
		return Outcome.error(name(type));
	}

	private static boolean isCancellation(Class<?> type) {
		return CancellationException.class.isAssignableFrom(type) && !isDeadline(type);
	}

	private static boolean isDeadline(Class<?> type) {
		return DEADLINE.equals(type.getName());
	}

	private boolean isNoError(Class<?> type) {
		for (Class<?> candidate : this.noErrorFor) {
			if (candidate.isAssignableFrom(type)) {
				return true;
			}
		}
		return false;
	}

	private static Throwable unwrap(Throwable thrown) {
		Throwable unwrapped = thrown;
		while (isWrapper(unwrapped.getClass()) && unwrapped.getCause() != null) {
			unwrapped = unwrapped.getCause();
		}
		return unwrapped;
	}

}
