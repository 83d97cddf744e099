package dev.monitored.test.clock;

import java.time.Duration;

import org.springframework.util.Assert;

import dev.monitored.registry.MonotonicTime;
import dev.monitored.test.run.TestRun;

/**
 * The clock by which calls are measured. A test may stop it and then say how long a call
 * takes. All applications of the JVM are measured by it; it goes on when the test has
 * ended.
 */
public final class TestClock {

	private final TestRun run;

	/**
	 * Creates a clock that goes on when a test has ended.
	 * @param run the tests
	 */
	TestClock(TestRun run) {
		this.run = run;
		run.atEnd(this::goOn);
	}

	/**
	 * Stops the clock. Calls take no time from now on, except for what a test says.
	 * @throws IllegalStateException if no test runs that would let it go on, if a test of
	 * another application has stopped it, or if calls are measured by another clock
	 */
	public void stop() {
		Assert.state(!this.run.running().isEmpty(),
				"The clock cannot be stopped, because no test runs that would let it go on when it ends. "
						+ "Stop it in a test or in a @BeforeEach method. If it is, its @TestExecutionListeners replace "
						+ "those that others register: write mergeMode = MERGE_WITH_DEFAULTS there");
		TestRun owner = StoppableTime.stop(this.run);
		if (owner != this.run) {
			throw new IllegalStateException("A test of another application has stopped the clock, which is one for the "
					+ "JVM: %s. Give all classes that stop it @ResourceLock(\"monitored\")".formatted(owner.running()));
		}
		if (MonotonicTime.nanos() != StoppableTime.now()) {
			StoppableTime.goOn(this.run);
			throw new IllegalStateException("Calls are measured by another clock: there is a second TimeSource in "
					+ "META-INF/spring.factories. Remove it");
		}
	}

	/**
	 * Lets time pass at once. Each call that is in flight takes that much longer.
	 * @param time how much, not negative
	 * @throws IllegalStateException if no test of this application has stopped the clock
	 */
	public void advance(Duration time) {
		Assert.isTrue(!time.isNegative(), "Time does not go back");
		Assert.state(StoppableTime.isStoppedBy(this.run),
				"The clock is not stopped. Call stop() before the calls that are to take some time");
		StoppableTime.advance(time.toNanos());
	}

	/**
	 * Lets the clock go on by itself, if a test of this application has stopped it. It
	 * does so at the end of each test.
	 */
	public void goOn() {
		StoppableTime.goOn(this.run);
	}

}
