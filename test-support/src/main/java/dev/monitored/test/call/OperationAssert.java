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
	 * Verifies how many calls failed with an exception.
	 * @param error the class of the exception, not one above it
	 * @param calls the number of calls
	 * @return these assertions
	 */
	public OperationAssert failedWith(Class<? extends Throwable> error, long calls) {
		return failedWith(error.getSimpleName(), calls);
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
	 * before the test.
	 * @param calls the number of calls
	 * @return these assertions
	 */
	public OperationAssert inFlight(long calls) {
		return await(some(calls) + " should be in flight", (counts) -> Progress.ofChanging(counts.inFlight(), calls));
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
		grows(expected.size(), "ended", OperationCounts::ended);
		Map<String, OperationCounts> measured = this.actual.now();
		if (!counts(measured).fit(expected)) {
			throw failure("%s", "The calls of '%s' should have lasted %s, but took %s".formatted(this.operation,
					expected, counts(measured).timeText()));
		}
		return this;
	}

	// Verifies that the operation is known, whether or not it was called.
	void exists() {
		await("'%s' should be an operation".formatted(this.operation), (counts) -> Progress.MET);
	}

	private OperationAssert ended(Status status, long calls, String verb) {
		return grows(calls, verb, (counts) -> counts.ended(status.label()));
	}

	private OperationAssert grows(long calls, String verb, ToLongFunction<OperationCounts> number) {
		return await(some(calls) + " should have " + verb,
				(counts) -> Progress.ofGrowing(number.applyAsLong(counts), calls));
	}

	private String some(long calls) {
		return "%d %s of '%s'".formatted(calls, (calls == 1) ? "call" : "calls", this.operation);
	}

	private OperationAssert await(String expected, Function<OperationCounts, Progress> progress) {
		AtomicReference<Map<String, OperationCounts>> last = new AtomicReference<>(Map.of());
		boolean isMet = this.waiting.until(() -> {
			Map<String, OperationCounts> measured = this.actual.now();
			last.set(measured);
			return measured.containsKey(this.operation) ? progress.apply(counts(measured)) : Progress.OPEN;
		});
		if (!isMet) {
			throw failed(expected, last.get());
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
