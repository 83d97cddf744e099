package dev.monitored.test.scrape;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.test.run.TestRunAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TestScrapeAutoConfiguration}.
 */
class TestScrapeAutoConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TestRunAutoConfiguration.class, TestScrapeAutoConfiguration.class));

	@Test
	void saysThatThereIsNoPrometheusOnTheClassPath() {
		this.application.withClassLoader(new FilteredClassLoader(PrometheusMeterRegistry.class)).run((context) -> {
			assertThat(context).doesNotHaveBean(ScrapeSource.class);
			assertThatIllegalStateException().isThrownBy(context.getBean(TestScrape.class)::total)
				.withMessageStartingWith("The application has no PrometheusMeterRegistry");
		});
	}

	@Test
	void saysThatThereIsNoPrometheusInTheApplication() {
		this.application
			.run((context) -> assertThatIllegalStateException().isThrownBy(context.getBean(TestScrape.class)::total)
				.withMessageStartingWith("The application has no PrometheusMeterRegistry"));
	}

}
