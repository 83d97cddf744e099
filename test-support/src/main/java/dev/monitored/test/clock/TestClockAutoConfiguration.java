package dev.monitored.test.clock;

import io.micrometer.core.instrument.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

import dev.monitored.registry.ClockAutoConfiguration;
import dev.monitored.test.run.TestRun;
import dev.monitored.test.run.TestRunAutoConfiguration;

/**
 * Auto-configuration for the clock that tests inject, and for the one of the meter
 * registry, which stops with it. It comes before Boot's own clock, which then backs off.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { ClockAutoConfiguration.class, TestRunAutoConfiguration.class },
		beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
public final class TestClockAutoConfiguration {

	@Bean(destroyMethod = "goOn")
	@Lazy
	TestClock monitoredTestClock(TestRun monitoredTestRun) {
		return new TestClock(monitoredTestRun);
	}

	@Bean
	@ConditionalOnMissingBean(Clock.class)
	StoppableClock monitoredStoppableClock() {
		return new StoppableClock();
	}

}
