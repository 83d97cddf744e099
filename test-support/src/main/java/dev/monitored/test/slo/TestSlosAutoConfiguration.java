package dev.monitored.test.slo;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.CauseResolver;
import dev.monitored.test.run.TestRun;
import dev.monitored.test.run.TestRunAutoConfiguration;

/**
 * Auto-configuration for the events of SLOs that tests inject.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = TestRunAutoConfiguration.class)
public final class TestSlosAutoConfiguration {

	@Bean
	@Lazy
	TestSlos monitoredTestSlos(ObjectProvider<SloCatalog> catalog, ObjectProvider<CauseResolver> resolvers,
			TestRun monitoredTestRun) {
		return new TestSlos(catalog, resolvers, monitoredTestRun);
	}

}
