package dev.monitored.test.scrape;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

import org.assertj.core.api.AbstractAssert;

import dev.monitored.test.run.OpenTransaction;
import dev.monitored.test.run.Waiting;
import dev.monitored.test.run.Waiting.Progress;
import dev.monitored.test.scrape.Scrape.Sample;

/**
 * Assertions about series, by what they counted since the test began. They wait until it
 * is so.
 */
public final class SeriesAssert extends AbstractAssert<SeriesAssert, TestScrape> {

	private static final double PRECISION = 1e-9;

	private static final Scrape NONE = new Scrape(List.of(), Map.of(), Map.of());

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
	 * is not seen. Where labels are given, there must be a series of that name.
	 * @return these assertions
	 */
	public SeriesAssert doesNotExist() {
		Scrape total = total();
		List<Sample> found = total.find(this.name, this.labels);
		if (this.labels.length > 0 && !total.has(this.name)) {
			throw failure("%s", total.absent(this.name, this.labels));
		}
		if (!found.isEmpty()) {
			throw failure("%s",
					"There should be no series %s, but there is:%n%s".formatted(series(), Scrape.lines(found)));
		}
		return this;
	}

	private SeriesAssert awaitNumber(double expected, ToDoubleFunction<Scrape> number) {
		AtomicReference<Scrape> last = new AtomicReference<>(NONE);
		boolean isMet = this.waiting.until(() -> {
			Scrape total = total();
			last.set(total);
			return total.has(this.name, this.labels) ? progress(total, expected, number) : Progress.OPEN;
		});
		if (!isMet) {
			throw failed(last.get(), expected, number);
		}
		return this;
	}

	private Progress progress(Scrape total, double expected, ToDoubleFunction<Scrape> number) {
		double found = number(this.actual.counted(total), number);
		double rounded = (Math.abs(found - expected) < precision(number(total, number))) ? expected : found;
		return total.isGrowing(this.name) ? Progress.ofGrowing(rounded, expected)
				: Progress.ofChanging(rounded, expected);
	}

	private AssertionError failed(Scrape total, double expected, ToDoubleFunction<Scrape> number) {
		if (!total.has(this.name, this.labels)) {
			return failure("%s", total.absent(this.name, this.labels));
		}
		Scrape counted = this.actual.counted(total);
		return failure("%s", "%s should be %s, but is %s since the test began:%n%s%s".formatted(series(), expected,
				number(counted, number), Scrape.lines(counted.find(this.name, this.labels)), OpenTransaction.hint()));
	}

	private double number(Scrape scrape, ToDoubleFunction<Scrape> number) {
		try {
			return number.applyAsDouble(scrape);
		}
		catch (AssertionError ex) {
			throw failure("%s", ex.getMessage());
		}
	}

	// The difference of two sums is seldom exact, and the less so the larger they are.
	private static double precision(double total) {
		return Math.max(PRECISION, 2 * Math.ulp(total));
	}

	private Scrape total() {
		return this.actual.total();
	}

	private String series() {
		return Scrape.series(this.name, this.labels);
	}

}
