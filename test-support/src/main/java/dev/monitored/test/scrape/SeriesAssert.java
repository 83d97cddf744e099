package dev.monitored.test.scrape;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

import org.assertj.core.api.AbstractAssert;

import dev.monitored.test.run.Waiting;
import dev.monitored.test.run.Waiting.Progress;
import dev.monitored.test.scrape.Scrape.Sample;

/**
 * Assertions about series, by what they counted since the test began. They wait until it
 * is so.
 */
public final class SeriesAssert extends AbstractAssert<SeriesAssert, TestScrape> {

	private static final double PRECISION = 1e-9;

	private final Waiting waiting;

	private final String name;

	private final String[] labels;

	SeriesAssert(TestScrape actual, Waiting waiting, String name, String... labels) {
		super(actual, SeriesAssert.class);
		this.waiting = waiting;
		this.name = name;
		this.labels = labels.clone();
	}

	/**
	 * Verifies what the only such series has counted, or the value of a gauge.
	 * @param expected the value
	 * @return these assertions
	 */
	public SeriesAssert hasValue(double expected) {
		return awaitNumber(expected, (scrape) -> scrape.value(this.name, this.labels));
	}

	/**
	 * Verifies the sum over all such series, of which there is one at least.
	 * @param expected the sum
	 * @return these assertions
	 */
	public SeriesAssert hasSum(double expected) {
		return awaitNumber(expected, (scrape) -> scrape.sum(this.name, this.labels));
	}

	/**
	 * Verifies that there is such a series.
	 * @return these assertions
	 */
	public SeriesAssert exists() {
		if (!this.waiting.until(() -> total().has(this.name, this.labels) ? Progress.MET : Progress.OPEN)) {
			throw failure("%s", total().absent(this.name, this.labels));
		}
		return this;
	}

	/**
	 * Verifies that there is no such series. It looks at once: a series that comes later
	 * is not seen.
	 * @return these assertions
	 */
	public SeriesAssert doesNotExist() {
		List<Sample> found = total().find(this.name, this.labels);
		if (!found.isEmpty()) {
			throw failure("%s",
					"There should be no series %s, but there is:%n%s".formatted(series(), Scrape.lines(found)));
		}
		return this;
	}

	private SeriesAssert awaitNumber(double expected, ToDoubleFunction<Scrape> number) {
		exists();
		AtomicReference<Scrape> last = new AtomicReference<>(this.actual.now());
		boolean isMet = this.waiting.until(() -> {
			Scrape now = this.actual.now();
			last.set(now);
			double found = rounded(number.applyAsDouble(now), expected);
			return now.isGrowing(this.name) ? Progress.ofGrowing(found, expected)
					: Progress.ofChanging(found, expected);
		});
		if (!isMet) {
			throw failure("%s", "%s should be %s, but is %s since the test began:%n%s".formatted(series(), expected,
					number.applyAsDouble(last.get()), Scrape.lines(last.get().find(this.name, this.labels))));
		}
		return this;
	}

	// The difference of two sums is seldom exact.
	private static double rounded(double found, double expected) {
		return (Math.abs(found - expected) < PRECISION) ? expected : found;
	}

	private Scrape total() {
		return this.actual.total();
	}

	private String series() {
		return Scrape.series(this.name, this.labels);
	}

}
