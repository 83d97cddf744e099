package dev.monitored.test.clock;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.registry.MonotonicTime;
import dev.monitored.test.run.TestRun;
import dev.monitored.test.run.TestRunAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TestClock}.
 */
class TestClockTests {

	private final TestRun run = new TestRun(Duration.ZERO);

	private final TestClock clock = new TestClock(this.run);

	@BeforeEach
	void begin() {
		this.run.prepare("A.first");
	}

	@AfterEach
	void goOn() {
		this.clock.goOn();
	}

	@Test
	void runsByItself() {
		long time = MonotonicTime.nanos();
		assertThat(StoppableTime.isStopped()).isFalse();
		while (MonotonicTime.nanos() == time) {
			Thread.onSpinWait();
		}
		assertThat(MonotonicTime.nanos()).isGreaterThan(time);
	}

	@Test
	void passesAsItIsTold() {
		this.clock.stop();
		long time = MonotonicTime.nanos();
		this.clock.advance(Duration.ofHours(2));
		assertThat(MonotonicTime.nanos()).isEqualTo(time + Duration.ofHours(2).toNanos());
	}

	@Test
	void doesNotMoveWhenACallBegins() {
		for (int stop = 0; stop < 100; stop++) {
			this.clock.stop();
			long time = MonotonicTime.nanos();
			assertThat(MonotonicTime.evenNanos()).isEqualTo(time);
			this.clock.goOn();
		}
	}

	@Test
	void neverGoesBack() {
		this.clock.stop();
		this.clock.advance(Duration.ofHours(2));
		long time = MonotonicTime.nanos();
		this.clock.goOn();
		assertThat(MonotonicTime.nanos()).isGreaterThanOrEqualTo(time);
		this.clock.stop();
		assertThat(MonotonicTime.nanos()).isGreaterThanOrEqualTo(time);
	}

	@Test
	void goesOnWhenTheTestEnds() {
		this.clock.stop();
		this.run.end("A.first");
		assertThat(StoppableTime.isStopped()).isFalse();
	}

	@Test
	void refusesToAdvanceWhileItRuns() {
		assertThatIllegalStateException().isThrownBy(() -> this.clock.advance(Duration.ofSeconds(1)))
			.withMessage("The clock is not stopped. Call stop() before the calls that are to take some time");
	}

	@Test
	void refusesToGoBack() {
		this.clock.stop();
		assertThatIllegalArgumentException().isThrownBy(() -> this.clock.advance(Duration.ofSeconds(-1)));
	}

	@Test
	void isNotStoppedBetweenTests() {
		this.run.end("A.first");
		assertThatIllegalStateException().isThrownBy(this.clock::stop)
			.withMessageStartingWith("The clock cannot be stopped, because no test runs");
		assertThat(StoppableTime.isStopped()).isFalse();
	}

	@Test
	void staysStoppedWhenATestOfAnotherApplicationEnds() {
		TestRun other = new TestRun(Duration.ZERO);
		TestClock clockOfOther = new TestClock(other);
		other.prepare("B.second");
		this.clock.stop();
		assertThatIllegalStateException().isThrownBy(clockOfOther::stop)
			.withMessage("A test of another application has stopped the clock, which is one for the JVM: [A.first]. "
					+ "Give all classes that stop it @ResourceLock(\"monitored\")");
		assertThatIllegalStateException().isThrownBy(() -> clockOfOther.advance(Duration.ofSeconds(1)));
		clockOfOther.goOn();
		other.end("B.second");
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(StoppableTime.isStopped()).isTrue();
	}

	@Test
	void goesOnWhenTheApplicationIsClosed() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TestRunAutoConfiguration.class, TestClockAutoConfiguration.class))
			.run((context) -> {
				context.getBean(TestRun.class).prepare("B.second");
				context.getBean(TestClock.class).stop();
				assertThat(StoppableTime.isStopped()).isTrue();
			});
		assertThat(StoppableTime.isStopped()).isFalse();
	}

	@Test
	void stopsTwiceForOneTest() {
		this.clock.stop();
		this.clock.stop();
		assertThat(StoppableTime.isStopped()).isTrue();
	}

}
