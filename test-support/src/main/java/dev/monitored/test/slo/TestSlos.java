package dev.monitored.test.slo;

import java.util.Map;
import java.util.TreeMap;

import org.assertj.core.api.AssertProvider;
import org.springframework.beans.factory.ObjectProvider;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.test.run.Baseline;
import dev.monitored.test.run.TestRun;

/**
 * The events of SLOs since the test began.
 */
public final class TestSlos implements AssertProvider<TestSlosAssert> {

	private final ObjectProvider<SloCatalog> catalog;

	private final TestRun run;

	private final Baseline<Map<String, SloCounts>> before;

	/**
	 * Creates what the tests of an application see.
	 * @param catalog the SLOs of the application
	 * @param run the tests
	 */
	TestSlos(ObjectProvider<SloCatalog> catalog, TestRun run) {
		this.catalog = catalog;
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
