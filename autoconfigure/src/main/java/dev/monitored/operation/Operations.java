package dev.monitored.operation;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.operation.recording.CallRecorder;
import dev.monitored.operation.recording.ExcludedResult;
import dev.monitored.operation.recording.OperationRecorderCatalog;

/**
 * Records operations by hand, for code that is no method of a bean. The name of an
 * operation is written in the code and one of few; past the limit of the guard, calls are
 * counted under {@code _other}. An entry of {@code monitored.operation.overrides} with
 * that name applies. With {@code monitored.operation.enabled=false} actions run and
 * nothing is recorded.
 * <p>
 * Calls of all kinds that begin in a scope of {@link #exclude()} are no events of any
 * SLO.
 */
public final class Operations {

	private static final FailureLog failures = new FailureLog(Operations.class);

	private final @Nullable OperationRecorderCatalog recorders;

	Operations(@Nullable OperationRecorderCatalog recorders) {
		this.recorders = recorders;
	}

	/**
	 * Returns operations that run actions and record nothing, for tests.
	 * @return operations without effect
	 */
	public static Operations noop() {
		return new Operations(null);
	}

	/**
	 * Records an action as a call.
	 * @param operation the name of the operation
	 * @param action what to do
	 */
	public void record(String operation, Runnable action) {
		this.<@Nullable Object, RuntimeException>call(operation, () -> {
			action.run();
			return null;
		});
	}

	/**
	 * Records an action as a call that ends when its result ends, as the call of a
	 * monitored method does.
	 * @param <T> the type of the result
	 * @param operation the name of the operation
	 * @param action what to do
	 * @return its result, or a publisher or future that records in its place
	 */
	public <T extends @Nullable Object> T record(String operation, Supplier<T> action) {
		return this.<T, RuntimeException>call(operation, action::get);
	}

	/**
	 * Records an action that may throw checked exceptions as a call that ends when its
	 * result ends.
	 * @param <T> the type of the result
	 * @param operation the name of the operation
	 * @param action what to do
	 * @return its result, or a publisher or future that records in its place
	 * @throws Exception what the action throws
	 */
	public <T extends @Nullable Object> T recordCallable(String operation, Callable<T> action) throws Exception {
		return this.<T, Exception>call(operation, action::call);
	}

	/**
	 * Starts a call that ends when it is closed, best by a {@code try} statement with
	 * resources.
	 * @param operation the name of the operation
	 * @return the call
	 */
	public OperationCall start(String operation) {
		return new OperationCall(call(operation));
	}

	/**
	 * Opens a scope on this thread, by a {@code try} statement with resources. Calls that
	 * begin in it are no events of any SLO: requests that are sent, queries, operations
	 * and all others. A coroutine must not suspend in it: the thread may then run
	 * something else. Their timers have them. What was left out is counted by
	 * {@code slo.excluded.events}.
	 * @return the scope, which has to be closed
	 */
	public ExcludedCalls exclude() {
		return new ExcludedCalls();
	}

	/**
	 * Does something in a scope of {@link #exclude()}.
	 * @param action what to do
	 */
	@SuppressWarnings("try")
	public void excluded(Runnable action) {
		try (ExcludedCalls scope = exclude()) {
			action.run();
		}
	}

	/**
	 * Does something in a scope of {@link #exclude()}. If it returns a {@code Mono} or
	 * {@code Flux} of Reactor, so are calls in each subscription that see Reactor's
	 * context: operations that return publishers, queries over R2DBC, requests of
	 * {@code WebClient}. Blocking calls, and what comes after the publisher, are not. Hot
	 * publishers and those of other classes are returned as they are.
	 * @param <T> the type of the result
	 * @param action what to do
	 * @return its result, or a publisher in its place
	 */
	@SuppressWarnings("try")
	public <T extends @Nullable Object> T excluded(Supplier<T> action) {
		try (ExcludedCalls scope = exclude()) {
			return ExcludedResult.of(action.get());
		}
	}

	/**
	 * Does something that may throw checked exceptions, as {@link #excluded(Supplier)}
	 * does.
	 * @param <T> the type of the result
	 * @param action what to do
	 * @return its result, or a publisher in its place
	 * @throws Exception what the action throws
	 */
	@SuppressWarnings("try")
	public <T extends @Nullable Object> T excludedCallable(Callable<T> action) throws Exception {
		try (ExcludedCalls scope = exclude()) {
			return ExcludedResult.of(action.call());
		}
	}

	@SuppressWarnings({ "unchecked", "NullAway" })
	private <T extends @Nullable Object, E extends Exception> T call(String operation, Action<T, E> action) throws E {
		CallRecorder recorder = call(operation);
		if (recorder == null) {
			return action.run();
		}
		long[] overflown = recorder.overflown();
		long start = recorder.start();
		T result;
		try {
			recorder.enter(start);
			result = action.run();
		}
		catch (Throwable ex) {
			try {
				recorder.threw(start, ex);
			}
			catch (StackOverflowError overflow) {
				synchronized (overflown) {
					overflown[0]++;
				}
			}
			throw ex;
		}
		return (T) recorder.returned(start, result);
	}

	private @Nullable CallRecorder call(String operation) {
		try {
			return (this.recorders != null) ? this.recorders.byHand(Objects.requireNonNullElse(operation, "")).call()
					: null;
		}
		catch (Throwable ex) {
			failures.failed("A call recorded by hand is not recorded", ex);
			return null;
		}
	}

	/**
	 * Something to do.
	 *
	 * @param <T> the type of the result
	 * @param <E> the type of the exceptions
	 */
	private interface Action<T extends @Nullable Object, E extends Exception> {

		T run() throws E;

	}

}
