package dev.monitored.test.slo;

import java.time.Duration;

import org.assertj.core.api.AbstractAssert;

import dev.monitored.test.run.Descriptions;
import dev.monitored.test.run.Waiting;

/**
 * Assertions about the events of SLOs.
 */
public final class TestSlosAssert extends AbstractAssert<TestSlosAssert, TestSlos> {

	private final Waiting waiting;

	TestSlosAssert(TestSlos actual, Waiting waiting) {
		super(actual, TestSlosAssert.class);
		this.waiting = waiting;
	}

	/**
	 * Lets assertions wait shorter or longer than by default.
	 * @param limit how long to wait
	 * @return assertions about the same
	 */
	public TestSlosAssert within(Duration limit) {
		return Descriptions.copy(new TestSlosAssert(this.actual, new Waiting(limit)), this);
	}

	/**
	 * Chooses an SLO with all of its objectives.
	 * @param slo its name
	 * @return assertions about its events
	 */
	public EventsAssert of(String slo) {
		return Descriptions.copy(new EventsAssert(this.actual, this.waiting, slo, null), this);
	}

}
