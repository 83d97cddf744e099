package dev.monitored.test.run;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

/**
 * Auto-configuration for what knows when a test begins and ends.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration
@EnableConfigurationProperties(TestRunProperties.class)
public final class TestRunAutoConfiguration {

	static final String RUN = "monitoredTestRun";

	@Bean(RUN)
	@Lazy
	TestRun monitoredTestRun(TestRunProperties properties) {
		return new TestRun(properties.timeout());
	}

}
