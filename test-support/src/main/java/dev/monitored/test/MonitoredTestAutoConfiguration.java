package dev.monitored.test;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.registry.ClockAutoConfiguration;
import dev.monitored.test.call.TestCalls;
import dev.monitored.test.clock.StoppableClock;
import dev.monitored.test.clock.TestClock;
import dev.monitored.test.run.TestRun;
import dev.monitored.test.scrape.ScrapeSource;
import dev.monitored.test.scrape.TestScrape;
import dev.monitored.test.slo.TestSlos;

/**
 * Auto-configuration for what tests inject. None of it is created, nor reads anything,
 * before a test asks for it.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = ClockAutoConfiguration.class,
		beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@EnableConfigurationProperties(MonitoredTestProperties.class)
public final class MonitoredTestAutoConfiguration {

	@Bean
	@Lazy
	TestRun monitoredTestRun(MonitoredTestProperties properties) {
		return new TestRun(properties.timeout());
	}

	@Bean
	@Lazy
	TestCalls monitoredTestCalls(ObjectProvider<MeterRegistry> registry, TestRun monitoredTestRun) {
		return new TestCalls(registry, monitoredTestRun);
	}

	@Bean
	@Lazy
	TestSlos monitoredTestSlos(ObjectProvider<SloCatalog> catalog, TestRun monitoredTestRun) {
		return new TestSlos(catalog, monitoredTestRun);
	}

	@Bean
	@Lazy
	TestScrape monitoredTestScrape(ObjectProvider<ScrapeSource> source, TestRun monitoredTestRun) {
		return new TestScrape(source, monitoredTestRun);
	}

	@Bean
	@Lazy
	TestClock monitoredTestClock(TestRun monitoredTestRun) {
		return new TestClock(monitoredTestRun);
	}

	/**
	 * What the meter registry reads, unless the application has a clock of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	static class ClockConfiguration {

		@Bean
		@ConditionalOnMissingBean(Clock.class)
		StoppableClock monitoredStoppableClock() {
			return new StoppableClock();
		}

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
