package dev.monitored.test.call;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.AbstractAssert;

import dev.monitored.test.run.Descriptions;
import dev.monitored.test.run.Waiting;
import dev.monitored.test.run.Waiting.Progress;

/**
 * Assertions about the calls of operations.
 */
public final class TestCallsAssert extends AbstractAssert<TestCallsAssert, TestCalls> {

	private final Waiting waiting;

	TestCallsAssert(TestCalls actual, Waiting waiting) {
		super(actual, TestCallsAssert.class);
		this.waiting = waiting;
	}

	/**
	 * Lets assertions wait shorter or longer than by default.
	 * @param limit how long to wait
	 * @return assertions about the same
	 */
	public TestCallsAssert within(Duration limit) {
		return Descriptions.copy(new TestCallsAssert(this.actual, new Waiting(limit)), this);
	}

	/**
	 * Chooses an operation.
	 * @param operation its name
	 * @return assertions about its calls
	 */
	public OperationAssert of(String operation) {
		return of(operation, this.waiting);
	}

	/**
	 * Verifies that no other operations were called, and none of them is. It looks at
	 * once: a call that begins later is not seen.
	 * @param operations the names of those that may have been called, which all exist
	 * @return these assertions
	 */
	public TestCallsAssert areOnlyOf(String... operations) {
		requireAll(List.of(operations));
		Map<String, OperationCounts> measured = this.actual.now();
		List<String> others = measured.entrySet()
			.stream()
			.filter((operation) -> operation.getValue().areAny())
			.map(Map.Entry::getKey)
			.filter((name) -> !List.of(operations).contains(name))
			.toList();
		if (!others.isEmpty()) {
			throw failure("%s", "There should be calls of %s only, but there are of %s.%n%s"
				.formatted(List.of(operations), others, MeasuredText.of(measured)));
		}
		return this;
	}

	// Waits once for all of them.
	private void requireAll(List<String> operations) {
		this.waiting.until(() -> this.actual.now().keySet().containsAll(operations) ? Progress.MET : Progress.OPEN);
		operations.forEach((operation) -> of(operation, new Waiting(Duration.ZERO)).exists());
	}

	private OperationAssert of(String operation, Waiting limit) {
		return Descriptions.copy(new OperationAssert(this.actual, limit, operation), this);
	}

}
