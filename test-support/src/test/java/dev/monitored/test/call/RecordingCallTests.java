package dev.monitored.test.call;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.test.clock.TestClock;
import dev.monitored.test.clock.TestClockAutoConfiguration;
import dev.monitored.test.run.TestRun;
import dev.monitored.test.run.TestRunAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of a call whose timer counts it before it adds its time up.
 */
class RecordingCallTests {

	private final AtomicInteger looksInFlight = new AtomicInteger();

	private boolean isCounted;

	private boolean isInFlight;

	private Duration time = Duration.ofSeconds(1);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TestRunAutoConfiguration.class, TestClockAutoConfiguration.class,
				TestCallsAutoConfiguration.class))
		.withBean(MeterRegistry.class, this::registry);

	@Test
	void isWaitedFor() {
		test((calls) -> {
			end(3);
			assertThat(calls).within(Duration.ofDays(1)).of("orders.place").lasting(Duration.ofSeconds(1));
			assertThat(this.looksInFlight).hasValue(0);
		});
	}

	@Test
	void failsWhenItIsRecorded() {
		this.time = Duration.ofSeconds(2);
		test((calls) -> {
			end(3);
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThat(calls).within(Duration.ofDays(1))
					.of("orders.place")
					.lasting(Duration.ofSeconds(1)))
				.withMessage("The calls of 'orders.place' should have lasted [PT1S], but took PT2S together");
		});
	}

	private void test(Consumer<TestCalls> test) {
		this.application.run((context) -> {
			TestRun run = context.getBean(TestRun.class);
			run.prepare("A.first");
			TestCalls calls = context.getBean(TestCalls.class);
			calls.restart();
			context.getBean(TestClock.class).stop();
			try {
				test.accept(calls);
			}
			finally {
				run.end("A.first");
			}
		});
	}

	private void end(int looks) {
		this.isCounted = true;
		this.looksInFlight.set(looks);
	}

	private MeterRegistry registry() {
		MeterRegistry registry = new RecordingRegistry();
		Timer.builder("operation.duration").tags("operation", "orders.place", "status", "success").register(registry);
		Gauge.builder("operation.active", () -> {
			this.isInFlight = this.looksInFlight.getAndUpdate((left) -> Math.max(0, left - 1)) > 0;
			return this.isInFlight ? 1 : 0;
		}).tag("operation", "orders.place").register(registry);
		return registry;
	}

	/**
	 * Its timers have counted a call, and add its time up before it is no longer in
	 * flight.
	 */
	private final class RecordingRegistry extends SimpleMeterRegistry {

		@Override
		protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
			return new CumulativeTimer(id, this.clock, config, pauses, TimeUnit.SECONDS) {

				@Override
				public long count() {
					return RecordingCallTests.this.isCounted ? 1 : 0;
				}

				@Override
				public double totalTime(TimeUnit unit) {
					RecordingCallTests test = RecordingCallTests.this;
					return (test.isCounted && !test.isInFlight) ? unit.convert(test.time) : 0;
				}

			};
		}

	}

}
