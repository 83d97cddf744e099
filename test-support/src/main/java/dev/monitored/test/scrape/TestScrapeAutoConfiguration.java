package dev.monitored.test.scrape;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

import dev.monitored.test.run.TestRun;
import dev.monitored.test.run.TestRunAutoConfiguration;

/**
 * Auto-configuration for the scrape that tests inject.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = TestRunAutoConfiguration.class)
public final class TestScrapeAutoConfiguration {

	@Bean
	@Lazy
	TestScrape monitoredTestScrape(ObjectProvider<ScrapeSource> source, TestRun monitoredTestRun) {
		return new TestScrape(source, monitoredTestRun);
	}

	/**
	 * What is scraped, if the Prometheus registry is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PrometheusMeterRegistry.class)
	static class PrometheusConfiguration {

		@Bean
		@Lazy
		ScrapeSource monitoredScrapeSource(ObjectProvider<PrometheusMeterRegistry> registry) {
			return () -> {
				PrometheusMeterRegistry available = registry.getIfAvailable();
				return (available != null) ? available.scrape() : null;
			};
		}

	}

}
