package dev.monitored.test.scrape;

import java.time.Duration;

import org.assertj.core.api.AbstractAssert;

import dev.monitored.test.run.Descriptions;
import dev.monitored.test.run.Waiting;

/**
 * Assertions about what Prometheus reads.
 */
public final class TestScrapeAssert extends AbstractAssert<TestScrapeAssert, TestScrape> {

	private final Waiting waiting;

	TestScrapeAssert(TestScrape actual, Waiting waiting) {
		super(actual, TestScrapeAssert.class);
		this.waiting = waiting;
	}

	/**
	 * Lets assertions wait shorter or longer than by default.
	 * @param limit how long to wait
	 * @return assertions about the same
	 */
	public TestScrapeAssert within(Duration limit) {
		return Descriptions.copy(new TestScrapeAssert(this.actual, new Waiting(limit)), this);
	}

	/**
	 * Chooses the series that have a name and some labels.
	 * @param name the name of the series, such as {@code slo_events_total}
	 * @param labels keys and values in turn; the series may have others besides
	 * @return assertions about them
	 */
	public SeriesAssert of(String name, String... labels) {
		return Descriptions.copy(new SeriesAssert(this.actual, this.waiting, name, labels), this);
	}

}
