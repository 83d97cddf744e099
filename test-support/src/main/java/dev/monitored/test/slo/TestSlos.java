package dev.monitored.test.slo;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.assertj.core.api.AssertProvider;
import org.springframework.beans.factory.ObjectProvider;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.CauseResolver;
import dev.monitored.test.run.Baseline;
import dev.monitored.test.run.TestRun;

/**
 * The events of SLOs since the test began.
 */
public final class TestSlos implements AssertProvider<TestSlosAssert> {

	/**
	 * The names of causes that bad events have without a {@link CauseResolver}.
	 */
	static final Set<String> CAUSES = new TreeSet<>(Set.of("db", "gc", "http", "llm", "observation", "operation",
			"pool", "queue", "unknown", "unmeasured", "websocket"));

	private final ObjectProvider<SloCatalog> catalog;

	private final ObjectProvider<CauseResolver> resolvers;

	private final TestRun run;

	private final Baseline<Map<String, SloCounts>> before;

	/**
	 * Creates what the tests of an application see.
	 * @param catalog the SLOs of the application
	 * @param resolvers what may name other causes
	 * @param run the tests
	 */
	TestSlos(ObjectProvider<SloCatalog> catalog, ObjectProvider<CauseResolver> resolvers, TestRun run) {
		this.catalog = catalog;
		this.resolvers = resolvers;
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
	public TestSlosAssert assertThat() {
		return new TestSlosAssert(this, this.run.waiting());
	}

	/**
	 * Returns what was counted since the test began.
	 * @return the counts by the name of the SLO
	 */
	Map<String, SloCounts> now() {
		Map<String, SloCounts> counted = this.before.get();
		Map<String, SloCounts> now = new TreeMap<>(total());
		now.replaceAll((slo, counts) -> counts.since(counted.getOrDefault(slo, SloCounts.NONE)));
		return now;
	}

	/**
	 * Returns whether a bad event may have a cause.
	 * @param cause the name of the cause
	 * @return whether there may be such a cause
	 */
	boolean mayCause(String cause) {
		return CAUSES.contains(cause) || this.resolvers.stream().findAny().isPresent();
	}

	private Map<String, SloCounts> total() {
		SloCatalog available = this.catalog.getIfAvailable();
		if (available == null || !available.isCounting()) {
			throw new IllegalStateException("The application counts no events of SLOs: "
					+ "Monitored's auto-configurations are missing, or monitored.slo.enabled is false");
		}
		Map<String, SloCounts> counts = new TreeMap<>();
		available.slos().forEach((tracked) -> counts.put(tracked.slo().name(), SloCounts.of(tracked)));
		return counts;
	}

}
