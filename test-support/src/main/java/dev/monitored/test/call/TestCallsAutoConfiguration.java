package dev.monitored.test.call;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

import dev.monitored.test.run.TestRun;
import dev.monitored.test.run.TestRunAutoConfiguration;

/**
 * Auto-configuration for the calls of operations that tests inject.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = TestRunAutoConfiguration.class)
public final class TestCallsAutoConfiguration {

	@Bean
	@Lazy
	TestCalls monitoredTestCalls(ObjectProvider<MeterRegistry> registry, TestRun monitoredTestRun) {
		return new TestCalls(registry, monitoredTestRun);
	}

}
