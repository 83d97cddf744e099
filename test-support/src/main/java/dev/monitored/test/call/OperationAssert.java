package dev.monitored.test.call;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.assertj.core.api.AbstractAssert;

import dev.monitored.label.NearestText;
import dev.monitored.outcome.Status;
import dev.monitored.outcome.ThrownOutcomes;
import dev.monitored.test.clock.StoppableTime;
import dev.monitored.test.clock.TestClock;
import dev.monitored.test.run.Waiting;
import dev.monitored.test.run.Waiting.Progress;

/**
 * Assertions about the calls of one operation since the test began. They wait until it is
 * so, and fail at once when it can no longer be.
 */
public final class OperationAssert extends AbstractAssert<OperationAssert, TestCalls> {

	private final Waiting waiting;

	private final String operation;

	private long meantInFlight;

	OperationAssert(TestCalls actual, Waiting waiting, String operation) {
		super(actual, OperationAssert.class);
		this.waiting = waiting;
		this.operation = operation;
	}

	/**
	 * Verifies how many calls succeeded.
	 * @param calls the number of calls
	 * @return these assertions
	 */
	public OperationAssert succeeded(long calls) {
		return ended(Status.SUCCESS, calls, "succeeded");
	}

	/**
	 * Verifies how many calls failed, with any error.
	 * @param calls the number of calls
	 * @return these assertions
	 */
	public OperationAssert failed(long calls) {
		return ended(Status.ERROR, calls, "failed");
	}

	/**
	 * Verifies how many calls were cancelled.
	 * @param calls the number of calls
	 * @return these assertions
	 */
	public OperationAssert cancelled(long calls) {
		return ended(Status.CANCELLED, calls, "been cancelled");
	}

	/**
	 * Verifies how many calls failed with an error.
	 * @param error the value of the label {@code error}: the simple name of a class, or
	 * what an {@code OutcomeClassifier} says
	 * @param calls the number of calls
	 * @return these assertions
	 */
	public OperationAssert failedWith(String error, long calls) {
		return grows(calls, "failed with " + error, (counts) -> counts.failed(error));
	}

	/**
	 * Verifies how many calls failed with an exception, by the simple name of its class.
	 * @param error the class of the exception, not one above it, nor one that wraps what
	 * a future threw
	 * @param calls the number of calls
	 * @return these assertions
	 */
	public OperationAssert failedWith(Class<? extends Throwable> error, long calls) {
		String name = ThrownOutcomes.name(error);
		if (ThrownOutcomes.isWrapper(error)) {
			throw new IllegalArgumentException(
					"A call that ends with a %s fails with its cause: write the class of ".formatted(name)
							+ "the cause, or \"%s\" if there is none".formatted(name));
		}
		return failedWith(name, calls);
	}

	/**
	 * Verifies that no call has started, nor ended. It looks at once: a call that begins
	 * later is not seen.
	 * @return these assertions
	 */
	public OperationAssert notCalled() {
		exists();
		Map<String, OperationCounts> measured = this.actual.now();
		if (counts(measured).areAny()) {
			throw failed("'%s' should not have been called".formatted(this.operation), measured);
		}
		return this;
	}

	/**
	 * Verifies that no call is in flight, also none that began before the test.
	 * @return these assertions
	 */
	public OperationAssert noneInFlight() {
		return inFlight(0);
	}

	/**
	 * Verifies how many calls have started and not ended, those included that began
	 * before the test. Further assertions of zero do not wait for the end of so many.
	 * @param calls the number of calls
	 * @return these assertions
	 */
	public OperationAssert inFlight(long calls) {
		await(some(calls) + " should be in flight", (counts) -> Progress.ofChanging(counts.inFlight(), calls));
		this.meantInFlight = calls;
		return this;
	}

	/**
	 * Verifies how long the calls lasted that ended, with whatever status. The clock must
	 * be {@linkplain TestClock#stop() stopped}. What timers know is compared: the sum,
	 * and, with a Prometheus registry, how many calls are in each bucket.
	 * @param durations how long each call lasted, in any order
	 * @return these assertions
	 */
	public OperationAssert lasting(Duration... durations) {
		if (!StoppableTime.isStopped()) {
			throw failure("%s", "How long a call takes says nothing while the clock runs: "
					+ "call stop() of the TestClock before the calls");
		}
		List<Duration> expected = Arrays.asList(durations);
		return await((counts) -> lasting(counts, expected), (measured) -> notLasting(measured, expected));
	}

	// A timer counts a call before it adds its time up.
	private static Progress lasting(OperationCounts counts, List<Duration> expected) {
		Progress ended = Progress.ofGrowing(counts.ended(), expected.size());
		if (ended != Progress.MET || counts.fit(expected)) {
			return ended;
		}
		return (counts.inFlight() > 0) ? Progress.OPEN : Progress.MISSED;
	}

	private AssertionError notLasting(Map<String, OperationCounts> measured, List<Duration> expected) {
		OperationCounts counts = counts(measured);
		return (counts.ended() != expected.size() || !measured.containsKey(this.operation))
				? failed(some(expected.size()) + " should have ended", measured)
				: failure("%s", "The calls of '%s' should have lasted %s, but took %s".formatted(this.operation,
						expected, counts.timeText()));
	}

	// Verifies that the operation is known, whether or not it was called.
	void exists() {
		await("'%s' should be an operation".formatted(this.operation), (counts) -> Progress.MET);
	}

	private OperationAssert ended(Status status, long calls, String verb) {
		return grows(calls, verb, (counts) -> counts.ended(status.label()));
	}

	private OperationAssert grows(long calls, String verb, ToLongFunction<OperationCounts> number) {
		String expected = some(calls) + " should have " + verb;
		return await(
				(counts) -> isUndecided(calls, number, counts) ? Progress.OPEN
						: Progress.ofGrowing(number.applyAsLong(counts), calls),
				(measured) -> failed(isUndecided(calls, number, counts(measured)) ? expected + end(measured) : expected,
						measured));
	}

	// No such call is known, but a call that is in flight may become one.
	private boolean isUndecided(long calls, ToLongFunction<OperationCounts> number, OperationCounts counts) {
		return calls == 0 && number.applyAsLong(counts) == 0 && counts.inFlight() > this.meantInFlight;
	}

	private String end(Map<String, OperationCounts> measured) {
		return " when none is in flight (if some are to stay, write inFlight(%d) before)"
			.formatted(counts(measured).inFlight());
	}

	private String some(long calls) {
		return "%d %s of '%s'".formatted(calls, (calls == 1) ? "call" : "calls", this.operation);
	}

	private OperationAssert await(String expected, Function<OperationCounts, Progress> progress) {
		return await(progress, (measured) -> failed(expected, measured));
	}

	private OperationAssert await(Function<OperationCounts, Progress> progress,
			Function<Map<String, OperationCounts>, AssertionError> failure) {
		AtomicReference<Map<String, OperationCounts>> last = new AtomicReference<>(Map.of());
		boolean isMet = this.waiting.until(() -> {
			Map<String, OperationCounts> measured = this.actual.now();
			last.set(measured);
			return measured.containsKey(this.operation) ? progress.apply(counts(measured)) : Progress.OPEN;
		});
		if (!isMet) {
			throw failure.apply(last.get());
		}
		return this;
	}

	private AssertionError failed(String expected, Map<String, OperationCounts> measured) {
		String instead = measured.containsKey(this.operation) ? known(counts(measured)) : unknown(measured);
		return failure("%s", "%s, %s.%s%n%s".formatted(expected, instead, before(), MeasuredText.of(measured)));
	}

	private static String known(OperationCounts counts) {
		return "but: " + counts.text() + (counts.areAny() ? "" : " (a mock in place of the bean is not measured)");
	}

	private String unknown(Map<String, OperationCounts> measured) {
		return ("but there is no such operation%s A method is one if its bean is a proxy of ours; "
				+ "an operation by hand exists from its first call on")
			.formatted(question(measured));
	}

	private String question(Map<String, OperationCounts> measured) {
		String question = NearestText.question(this.operation, measured.keySet());
		return question.isEmpty() ? "." : question;
	}

	private String before() {
		long before = this.actual.inFlightBefore(this.operation);
		return (before > 0) ? " When the test began, %d were in flight; they count when they end.".formatted(before)
				: "";
	}

	private OperationCounts counts(Map<String, OperationCounts> measured) {
		return measured.getOrDefault(this.operation, OperationCounts.NONE);
	}

}
