package dev.monitored.test.scrape;

import org.assertj.core.api.AssertProvider;
import org.springframework.beans.factory.ObjectProvider;

import dev.monitored.test.run.Baseline;
import dev.monitored.test.run.TestRun;

/**
 * What Prometheus reads from the application that was counted since the test began.
 * Gauges are as they are now.
 */
public final class TestScrape implements AssertProvider<TestScrapeAssert> {

	private final ObjectProvider<ScrapeSource> source;

	private final TestRun run;

	private final Baseline<Scrape> before;

	/**
	 * Creates what the tests of an application read.
	 * @param source what is scraped
	 * @param run the tests
	 */
	TestScrape(ObjectProvider<ScrapeSource> source, TestRun run) {
		this.source = source;
		this.run = run;
		this.before = run.baseline(this::total);
	}

	/**
	 * Returns what is scraped now, less what had been counted before the test.
	 * @return the scrape, in which gauges are as they are now
	 */
	public Scrape now() {
		Scrape counted = this.before.get();
		return total().since(counted);
	}

	/**
	 * Returns what a scrape has more than there was before the test.
	 * @param total the scrape
	 * @return the difference
	 */
	Scrape counted(Scrape total) {
		return total.since(this.before.get());
	}

	/**
	 * Returns what is scraped now.
	 * @return the scrape, as Prometheus reads it
	 * @throws IllegalStateException if the application has no Prometheus registry
	 */
	public Scrape total() {
		ScrapeSource available = this.source.getIfAvailable();
		String text = (available != null) ? available.scrape() : null;
		if (text == null) {
			throw new IllegalStateException("The application has no PrometheusMeterRegistry. "
					+ "Spring Boot's tests turn it off where spring-boot-micrometer-metrics-test is on the class path: "
					+ "write @AutoConfigureMetrics on the test class, "
					+ "or the property management.prometheus.metrics.export.enabled=true");
		}
		return Scrape.parse(text);
	}

	/**
	 * Returns what the only series that has a name and some labels has counted since the
	 * test began, or the value of a gauge.
	 * @param name the name of the series
	 * @param labels keys and values in turn; the series may have others besides
	 * @return the value
	 * @throws AssertionError if there is no such series, or more than one
	 */
	public double value(String name, String... labels) {
		return now().value(name, labels);
	}

	/**
	 * Returns the sum over all series that have a name and some labels.
	 * @param name the name of the series
	 * @param labels keys and values in turn
	 * @return the sum
	 * @throws AssertionError if there is no such series
	 */
	public double sum(String name, String... labels) {
		return now().sum(name, labels);
	}

	/**
	 * Counts anew from now on.
	 */
	public void restart() {
		this.before.begin();
	}

	@Override
	public TestScrapeAssert assertThat() {
		return new TestScrapeAssert(this, this.run.waiting());
	}

}
