package dev.monitored.shutdown;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LastScrapeAutoConfiguration}.
 */
class LastScrapeAutoConfigurationTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void waitsForNothingByDefault() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(LastScrapeLifecycle.class)
			.doesNotHaveBean(AwaitedScrape.class));
	}

	@Test
	void waitsIfItIsAskedTo() {
		this.runner.withPropertyValues("monitored.shutdown.last-scrape=75s")
			.run((context) -> assertThat(context).hasSingleBean(LastScrapeLifecycle.class)
				.hasSingleBean(AwaitedScrape.class));
	}

	@Test
	void waitsForNothingWithoutActuator() {
		this.runner.withPropertyValues("monitored.shutdown.last-scrape=75s")
			.withClassLoader(new FilteredClassLoader(OperationInvokerAdvisor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LastScrapeLifecycle.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "11m", "-1s" })
	void explainsATimeThatMakesNoSense(String time) {
		this.runner.withPropertyValues("monitored.shutdown.last-scrape=" + time)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.shutdown.last-scrape", "Reason: it must be between 0 and 10 minutes",
					"Write a little more than the scrape interval, such as 75s."));
	}

}
