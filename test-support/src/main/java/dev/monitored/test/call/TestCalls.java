package dev.monitored.test.call;

import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.AssertProvider;
import org.springframework.beans.factory.ObjectProvider;

import dev.monitored.test.run.Baseline;
import dev.monitored.test.run.TestRun;

/**
 * The calls of operations since the test began, as the meter registry has them.
 */
public final class TestCalls implements AssertProvider<TestCallsAssert> {

	private final ObjectProvider<MeterRegistry> registry;

	private final TestRun run;

	private final Baseline<Map<String, OperationCounts>> before;

	/**
	 * Creates what the tests of an application see.
	 * @param registry the meter registry of the application
	 * @param run the tests
	 */
	TestCalls(ObjectProvider<MeterRegistry> registry, TestRun run) {
		this.registry = registry;
		this.run = run;
		this.before = run.baseline(this::total);
	}

	/**
	 * Counts anew from now on.
	 */
	public void restart() {
		this.before.begin();
	}

	@Override
	public TestCallsAssert assertThat() {
		return new TestCallsAssert(this, this.run.waiting());
	}

	/**
	 * Returns what was measured since the test began.
	 * @return the counts by the name of the operation
	 */
	Map<String, OperationCounts> now() {
		Map<String, OperationCounts> counted = this.before.get();
		Map<String, OperationCounts> now = new TreeMap<>(total());
		now.replaceAll((operation, counts) -> counts.since(counted.getOrDefault(operation, OperationCounts.NONE)));
		return now;
	}

	/**
	 * Returns how many calls of an operation were in flight when the test began.
	 * @param operation the name of the operation
	 * @return the number of calls
	 */
	long inFlightBefore(String operation) {
		return this.before.get().getOrDefault(operation, OperationCounts.NONE).inFlight();
	}

	private Map<String, OperationCounts> total() {
		return OperationReader.read(this.registry.getIfUnique());
	}

}
